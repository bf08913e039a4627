package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Outlook's own formats, with POI's samples. */
class OutlookFilesTest {
    private static final Map<String, String> SUBJECTS = Map.ofEntries(
            Map.entry("msg-tnef/hsmf/attachment_msg_pdf.msg", "test email"),
            Map.entry("msg-tnef/hsmf/chinese-traditional.msg", "Alfresco MSG format testing ( MSG 格式測試 )"),
            Map.entry("msg-tnef/hsmf/example_sent_unicode.msg", "This is a test message please ignore"),
            Map.entry("msg-tnef/hsmf/keywords.msg", "Test Keywords"),
            Map.entry("msg-tnef/hsmf/message_1980.msg", "Option 2 please"),
            Map.entry("tika/test-outlook2003.msg", "Welcome to Microsoft Office Outlook 2003"),
            Map.entry("tika/testMSG_Appointment.msg", "Quick brown fox"),
            Map.entry("tika/testMSG_StickyNote.msg", "This is a note about the quick brown fox"));

    @Test
    void saved_mails_say_their_subject() {
        SUBJECTS.forEach((file, subject) ->
                assertThat(Corpus.read(file).subject()).as(file).isEqualTo(subject));
    }

    @Test
    void a_saved_mail_says_who_wrote_to_whom_and_when() {
        Mail mail = Corpus.read("msg-tnef/hsmf/example_sent_unicode.msg");

        assertThat(mail.traits()).containsExactly(Trait.OUTLOOK_MSG);
        assertThat(mail.from()).containsExactly(new Address("Mike Farman", "mike.farman@alfresco.com"));
        assertThat(mail.to()).hasSize(3).contains(new Address("Ashutosh Dandavate", "ashutosh.dandavate@alfresco.com"));
        assertThat(mail.cc()).hasSize(3);
        assertThat(mail.date()).isEqualTo(Instant.parse("2010-01-11T16:25:07Z"));
        assertThat(mail.text()).contains("The quick brown fox jumps over the lazy dog");
        assertThat(mail.html()).contains("quick brown fox");
    }

    @Test
    void a_mail_within_a_saved_mail_can_be_opened_in_its_turn() {
        byte[] raw = Corpus.bytes("msg-tnef/hsmf/attachment_msg_pdf.msg");

        assertThat(MailReader.read(raw).attachments())
                .extracting(Attachment::filename)
                .containsExactly("Test Attachment.msg", "smbprn.00009008.KdcPjl.pdf");
        assertThat(MailReader.attachment(raw, 1))
                .hasValueSatisfying(
                        inner -> assertThat(MailReader.read(inner).defect()).isNull());
        assertThat(MailReader.attachment(raw, 2))
                .hasValueSatisfying(pdf ->
                        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF"));
    }

    @Test
    void a_file_that_poi_cannot_open_has_a_defect() {
        for (Path file : Corpus.files("msg-tnef/hsmf")) {
            Mail mail = MailReader.read(Corpus.bytes(file));
            boolean fuzzed = file.toString().contains("clusterfuzz");
            assertThat(mail.defect() != null).as(file.toString()).isEqualTo(fuzzed);
        }
    }

    @Test
    void winmail_dat_gives_its_files_and_its_text() {
        Mail pdfs = wrapped("msg-tnef/hmef/bug63955-winmail.dat");
        Mail rich = wrapped("msg-tnef/hmef/winmail-sample1.dat");

        assertThat(pdfs.traits()).containsExactly(Trait.TNEF);
        assertThat(pdfs.attachments())
                .extracting(Attachment::filename, Attachment::contentType)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("SI-61597.pdf", "application/pdf"),
                        org.assertj.core.groups.Tuple.tuple("SI-61598.pdf", "application/pdf"));
        assertThat(rich.attachments())
                .extracting(Attachment::filename)
                .containsExactly("zappa_av1.jpg", "bookmark.htm");
        assertThat(rich.text()).startsWith("Casdasdfasdfasd").doesNotContain("\uFFFD", "{", "\\");
    }

    @Test
    void a_broken_winmail_dat_stays_as_it_came() {
        byte[] broken = "x\u009F>\"garbage".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(wrapped(broken).attachments())
                .extracting(Attachment::filename)
                .isEqualTo(List.of("winmail.dat"));
    }

    private static Mail wrapped(String file) {
        return wrapped(Corpus.bytes(file));
    }

    private static Mail wrapped(byte[] winmail) {
        String mail = "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(winmail)
                + "\n--b--\n";
        return MailReader.read(mail.getBytes(StandardCharsets.US_ASCII));
    }
}
