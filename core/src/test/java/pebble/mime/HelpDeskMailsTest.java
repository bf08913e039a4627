package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Mails that broke other products, by name of the case. */
class HelpDeskMailsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ruby-mail/attachment_emails/attachment_pdf_non_ascii.eml | Another PDF with 🎉 Unicode chars in it 🍿 | broken.pdf
            ruby-mail/attachment_emails/attachment_with_quoted_filename.eml | Eelanalüüsi päring | Eelanalüüsi päring.jpg
            ruby-mail/multi_charset/japanese_attachment.eml | testing | てすと.txt
            ruby-mail/mime_emails/raw_email_with_nested_attachment.eml | Testing attachments | truncated.png,smime.p7s
            rt/emails/rfc2231-attachment-filename-continuations | Client ? Japanese Attachment Name issue | 新しいテキスト ドキュメント.txt
            rt/emails/russian-subject-no-content-type | тест тест | ''
            rt/emails/email-file-attachment.eml | This is a test | test-email.eml
            tika/testRFC822_multipart_attachments.eml | EML 1 | Test TxtA.txt,Test TxtB.txt
            tika/testRFC822_encrypted_zip | Test mail for Tika | test.zip
            tika/testThunderbirdEml.eml | JUnit test message | ''
            james/apache-james-mailbox-store/twoAttachments.eml | [8/10]Attached Image light with text | 4037_014.jpg,4037_015.jpg
            james/apache-james-mailbox-store/embeddedAttachmentWithAttachment.eml | Fwd: EmbeddedAttachment | EmbeddedAttachment.eml
            freescout/message-5-iso-2022-jp.eml | ご注文商品を本日お届けします | ''
            """)
    void subjects_and_file_names_are_read(String file, String subject, String files) {
        Mail mail = Corpus.read(file);

        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(String.join(
                        ",",
                        mail.attachments().stream().map(Attachment::filename).toList()))
                .isEqualTo(files);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ruby-mail/multi_charset/ks_c_5601-1987.eml | 스티해
            ruby-mail/mime_emails/raw_email_encoded_stack_level_too_deep.eml | has accepted your invitation
            ruby-mail/error_emails/trademark_character_in_subject.eml | Body Text - not important
            ruby-mail/mime_emails/raw_email_with_illegal_boundary.eml | This is an outlook test
            ruby-mail/rfc2822/example12.eml | This is a message just to say hello.
            rt/emails/multipart-alternative-with-umlaut | Mit freundlichen Grüßen
            rt/emails/russian-subject-no-content-type | ТЕСТ
            rt/emails/crashes-file-based-parser | scanning my ports
            tika/testRFC822_quoted | Düsseldorf has non-ascii.
            stalwart/legacy/042.eml | Hare
            freescout/message-5-iso-2022-jp.eml | アマゾン 配送部
            james/apache-james-mailbox-store/invalidCharset.eml | This is an inline attachment: Cheers!
            """)
    void texts_are_read(String file, String text) {
        Mail mail = Corpus.read(file);

        assertThat(mail.defect()).isNull();
        assertThat(mail.text()).contains(text);
    }

    @Test
    void james_indexes_the_same_subject_and_people() {
        var figure = new Agreement("james subjects and senders");

        for (var expectation : Corpus.files("james", ".json")) {
            var eml = expectation.resolveSibling(
                    expectation.getFileName().toString().replace(".json", ".eml"));
            if (!Files.exists(eml)) {
                continue;
            }
            JsonNode expected = new ObjectMapper().readTree(expectation);
            Mail mail = MailReader.read(Corpus.bytes(eml));
            for (JsonNode subject : expected.path("subject")) {
                figure.compare(eml.getFileName(), subject.asString().strip(), mail.subject());
            }
            for (JsonNode from : expected.path("from")) {
                figure.compare(
                        eml.getFileName(),
                        from.path("address").asString().toLowerCase(Locale.ROOT),
                        mail.from().getFirst().email().toLowerCase(Locale.ROOT));
            }
        }

        assertThat(figure.print().share()).isGreaterThanOrEqualTo(0.7);
    }
}
