package pebble.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.Chunk;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.PropertyValue;
import org.apache.poi.hsmf.datatypes.RecipientChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** A mail saved by Outlook as {@code .msg}: its transport headers where it has them, completed from its properties. */
record OutlookMsg(List<Header> fields, Contents contents) {
    private static final byte[] MAGIC = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int SENDER_SMTP_ADDRESS = 0x5D01;
    private static final int CC = 2;
    private static final int BCC = 3;

    static boolean isOne(byte[] bytes) {
        return bytes.length > MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Null when it cannot be opened. */
    static @Nullable OutlookMsg open(byte[] bytes) {
        return OfficeFiles.opened(() -> read(bytes)).orElse(null);
    }

    private static OutlookMsg read(byte[] bytes) throws IOException, ChunkNotFoundException {
        try (var message = new MAPIMessage(new ByteArrayInputStream(bytes))) {
            message.setReturnNullOnMissingChunk(true);
            if (message.has7BitEncodingStrings()) {
                message.guess7BitEncoding();
            }
            return new OutlookMsg(fields(message), contents(message));
        }
    }

    private static List<Header> fields(MAPIMessage message) throws ChunkNotFoundException {
        String[] transport = message.getHeaders();
        List<Header> fields = new ArrayList<>();
        if (transport != null) {
            byte[] lines = (String.join("\r\n", transport) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
            fields.addAll(MimeTree.read(new ByteArrayInputStream(lines)).fields());
        }
        addMissing(fields, "Subject", message.getSubject());
        addMissing(fields, "From", address(message.getDisplayFrom(), senderEmail(message)));
        addMissing(fields, "To", recipients(message, 1));
        addMissing(fields, "Cc", recipients(message, CC));
        addMissing(fields, "Date", date(message.getMessageDate()));
        addMissing(fields, "Message-ID", property(message, MAPIProperty.INTERNET_MESSAGE_ID));
        return fields;
    }

    private static void addMissing(List<Header> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank() && fields.stream().noneMatch(f -> f.is(name))) {
            fields.add(new Header(
                    name, CleanText.clean(value.replaceAll("\\s+", " ").strip())));
        }
    }

    private static String senderEmail(MAPIMessage message) {
        String given = property(message, MAPIProperty.SENDER_EMAIL_ADDRESS);
        for (Chunk chunk : message.getMainChunks().getChunks()) {
            if (chunk.getChunkId() == SENDER_SMTP_ADDRESS && chunk instanceof StringChunk smtp) {
                given = string(smtp);
            }
        }
        // Inside one Exchange server, senders are named by a directory path instead of an address.
        return given.contains("@") ? given : "";
    }

    private static String property(MAPIMessage message, MAPIProperty property) {
        List<Chunk> chunks = message.getMainChunks().getAll().get(property);
        return chunks != null && !chunks.isEmpty() && chunks.getFirst() instanceof StringChunk text
                ? Objects.requireNonNullElse(text.getValue(), "")
                : "";
    }

    private static String recipients(MAPIMessage message, int type) {
        List<String> found = new ArrayList<>();
        RecipientChunks[] recipients = message.getRecipientDetailsChunks();
        for (RecipientChunks recipient : recipients == null ? new RecipientChunks[0] : recipients) {
            if (type(recipient) == type) {
                String email = Objects.requireNonNullElse(recipient.getRecipientEmailAddress(), "");
                found.add(address(recipient.getRecipientName(), email.contains("@") ? email : ""));
            }
        }
        return String.join(", ", found);
    }

    private static int type(RecipientChunks recipient) {
        List<PropertyValue> values = recipient.getProperties().get(MAPIProperty.RECIPIENT_TYPE);
        int type = values != null && !values.isEmpty() && values.getFirst().getValue() instanceof Integer given
                ? given & 0xF
                : 1;
        return type == CC || type == BCC ? type : 1;
    }

    private static String address(@Nullable String name, String email) {
        String shown = name == null ? "" : name.replace("\"", "").strip();
        if (shown.isEmpty() || shown.equals(email)) {
            return email;
        }
        return email.isEmpty() ? "\"" + shown + "\"" : "\"" + shown + "\" <" + email + ">";
    }

    private static String date(@Nullable Calendar sent) {
        return sent == null
                ? ""
                : DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.toInstant().atOffset(ZoneOffset.UTC));
    }

    private static Contents contents(MAPIMessage message) throws IOException, ChunkNotFoundException {
        String html = Objects.requireNonNullElse(message.getHtmlBody(), "");
        String text = Objects.requireNonNullElse(message.getTextBody(), "");
        if (html.isBlank()) {
            String rtf = message.getRtfBody();
            RichText rich = RichText.of(rtf == null ? "" : rtf);
            html = rich.html();
            text = text.isBlank() ? rich.text() : text;
        }
        text = text.isBlank() ? HtmlText.of(html) : text.replace("\r\n", "\n").replace('\r', '\n');
        List<Enclosure> files = files(message);
        Set<Trait> traits = EnumSet.of(Trait.OUTLOOK_MSG);
        if (files.stream().anyMatch(f -> f.contentType().equals("multipart/signed"))) {
            traits.add(Trait.SMIME_SIGNED);
        }
        return new Contents(CleanText.clean(text), CleanText.clean(html), files, traits, null, null);
    }

    private static List<Enclosure> files(MAPIMessage message) throws IOException {
        List<Enclosure> files = new ArrayList<>();
        AttachmentChunks[] attachments = message.getAttachmentFiles();
        for (AttachmentChunks file : attachments == null ? new AttachmentChunks[0] : attachments) {
            boolean embedded = file.isEmbeddedMessage();
            String name = name(file);
            String given = string(file.getAttachMimeTag());
            String type = !given.isEmpty() ? given : MediaTypes.of(name);
            String id = string(file.getAttachContentId()).replaceAll("[<>\\s]", "");
            files.add(new Enclosure(
                    FileNames.bare(embedded && !name.endsWith(".msg") ? name + ".msg" : name),
                    embedded ? "application/vnd.ms-outlook" : CleanText.clean(type),
                    embedded ? saved(file) : data(file),
                    !id.isEmpty(),
                    CleanText.clean(id)));
        }
        return List.copyOf(files);
    }

    private static String name(AttachmentChunks file) {
        String full = string(file.getAttachLongFileName());
        String dos = full.isEmpty() ? string(file.getAttachFileName()) : full;
        return dos.isEmpty() ? string(file.getAttachDisplayName()) : dos;
    }

    private static String string(@Nullable StringChunk chunk) {
        return chunk == null ? "" : Objects.requireNonNullElse(chunk.getValue(), "");
    }

    private static byte[] data(AttachmentChunks file) {
        return file.getAttachData() == null || file.getAttachData().getValue() == null
                ? new byte[0]
                : file.getAttachData().getValue();
    }

    /** A mail within the mail, as a file of its own. */
    private static byte[] saved(AttachmentChunks file) throws IOException {
        try (var alone = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            EntryUtils.copyNodes(file.getAttachmentDirectory().getDirectory(), alone.getRoot());
            alone.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
