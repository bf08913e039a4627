package pebble.mime;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file is by its first bytes.
 *
 * @param reason why it is no mail, as a sentence; empty when it is one or may hold some
 */
record FileKind(What what, String reason) {

    enum What {
        MAIL,
        /** Begins like an mbox; one mail or many. */
        MBOX,
        ZIP,
        /** Outlook's and Office's common format. */
        OLE,
        OTHER
    }

    private record Magic(String start, String reason) {}

    private static final List<Magic> MAGICS = List.of(
            new Magic("%PDF", "It is a PDF document, not a mail"),
            new Magic("\u0089PNG", "It is an image, not a mail"),
            new Magic("\u00FF\u00D8\u00FF", "It is an image, not a mail"),
            new Magic("GIF8", "It is an image, not a mail"),
            new Magic("RIFF", "It is an image or recording, not a mail"),
            new Magic("II*\0", "It is an image, not a mail"),
            new Magic("MM\0*", "It is an image, not a mail"),
            new Magic("x\u009F>\"", "It is an attachment made by Outlook (winmail.dat), not a mail"),
            new Magic("!BDN", "It is an Outlook data file; export its folders as mbox or .msg"),
            new Magic("\u001F\u008B", "It is a gzip archive; unpack it first"),
            new Magic("7z\u00BC\u00AF", "It is a 7z archive; unpack it or make it a zip file"),
            new Magic("Rar!", "It is a RAR archive; unpack it or make it a zip file"),
            new Magic("{\\rtf", "It is an RTF document, not a mail"),
            new Magic("{", "It is JSON data, not a mail"),
            new Magic("[", "It is JSON data, not a mail"),
            new Magic("<", "It is an HTML or XML document, not a mail"));

    private static final Pattern FIELD =
            Pattern.compile("^([\\x21-\\x7E&&[^\\[\\](){}<>@,;:\\\\\"]]+)[ \\t]*:", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL_FIELD = Pattern.compile(
            "(?i)from|to|cc|bcc|subject|sender|reply-to|received|message-id|return-path|delivered-to|mime-version"
                    + "|content-type|content-transfer-encoding|in-reply-to|references|x-mailer|x-original-to");
    private static final byte[] MESSAGE_PROPERTIES = "__properties_version1.0".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] MESSAGE_NAMES = "__nameid_version1.0".getBytes(StandardCharsets.UTF_16LE);

    static FileKind of(byte[] head, String name) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (OutlookMsg.isOne(head)) {
            return new FileKind(What.OLE, "");
        }
        if (isNamedMail(name)) {
            return new FileKind(What.MAIL, "");
        }
        if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
            return zip(start);
        }
        if (start.isBlank()) {
            return new FileKind(What.OTHER, head.length == 0 ? "It is empty" : "It holds nothing but blanks");
        }
        if (MboxSplitter.isSeparator(start.lines().findFirst().orElse(""))) {
            return new FileKind(What.MBOX, "");
        }
        if (beginsWithHeaders(head)) {
            return new FileKind(What.MAIL, "");
        }
        return new FileKind(What.OTHER, reason(start, name));
    }

    /** Files so named are mails even when nothing in them looks like it. */
    static boolean isNamedMail(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".eml") || lower.endsWith(".msg");
    }

    /** Whether a file in Outlook's and Office's common format is a message: its directory names the properties of one. */
    static boolean holdsMessageProperties(byte[] ole) {
        return contains(ole, MESSAGE_PROPERTIES) && contains(ole, MESSAGE_NAMES);
    }

    private static FileKind zip(String start) {
        int nameLength = start.length() > 30 ? start.charAt(26) | start.charAt(27) << 8 : 0;
        String first = start.substring(Math.min(30, start.length()), Math.min(30 + nameLength, start.length()));
        boolean document = first.equals("[Content_Types].xml")
                || first.startsWith("_rels/")
                || first.equals("mimetype")
                || first.startsWith("META-INF/");
        return document
                ? new FileKind(What.OTHER, "It is an office document or program, not a mail")
                : new FileKind(What.ZIP, "");
    }

    private static boolean beginsWithHeaders(byte[] head) {
        String text =
                new String(head, Prologue.end(head), head.length - Prologue.end(head), StandardCharsets.ISO_8859_1);
        boolean mailField = false;
        for (String line : text.split("\r\n|\n|\r", 200)) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (line.isBlank() || folded && !mailField) {
                return mailField;
            }
            Matcher field = FIELD.matcher(line);
            if (field.find()) {
                mailField |= MAIL_FIELD.matcher(field.group(1)).matches();
            } else if (!folded) {
                return mailField;
            }
        }
        return mailField;
    }

    private static String reason(String start, String name) {
        String stripped = start.stripLeading();
        for (Magic magic : MAGICS) {
            if (stripped.startsWith(magic.start())) {
                return magic.reason();
            }
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (start.indexOf('\0') >= 0) {
            return "It is a binary file, not a mail";
        }
        return lower.endsWith(".tsv") || lower.endsWith(".csv")
                ? "It is a table, not a mail"
                : "It does not begin with the headers of a mail";
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int matched = 0;
            while (matched < wanted.length && bytes[i + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
