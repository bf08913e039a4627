package pebble.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/** Outlook's wrapping of a mail into one attachment (TNEF). */
record WinmailDat(String text, String html, List<Enclosure> files) {

    /** Null when it cannot be opened. */
    static @Nullable WinmailDat open(byte[] bytes) {
        return OfficeFiles.opened(() -> read(bytes)).orElse(null);
    }

    private static WinmailDat read(byte[] bytes) throws IOException {
        var message = new HMEFMessage(new ByteArrayInputStream(bytes));
        List<Enclosure> files = new ArrayList<>();
        for (Attachment file : message.getAttachments()) {
            // One unreadable file leaves the whole wrapping as it came, so that nothing is lost.
            String name = Objects.requireNonNullElse(
                    file.getLongFilename(), Objects.requireNonNullElse(file.getFilename(), ""));
            files.add(new Enclosure(FileNames.bare(name), MediaTypes.of(name), file.getContents(), false, ""));
        }
        String html = string(message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML));
        String text = string(message.getMessageMAPIAttribute(MAPIProperty.BODY));
        if (message.getMessageMAPIAttribute(MAPIProperty.RTF_COMPRESSED) instanceof MAPIRtfAttribute rtf) {
            RichText rich = RichText.of(rtf.getDataString());
            html = html.isEmpty() ? rich.html() : html;
            text = text.isEmpty() ? rich.text() : text;
        }
        return new WinmailDat(text.isEmpty() ? HtmlText.of(html) : text, html, List.copyOf(files));
    }

    private static String string(@Nullable MAPIAttribute attribute) {
        if (attribute instanceof MAPIStringAttribute string) {
            return Objects.requireNonNullElse(string.getDataString(), "");
        }
        return attribute == null || attribute.getData() == null ? "" : Charsets.guess(attribute.getData());
    }
}
