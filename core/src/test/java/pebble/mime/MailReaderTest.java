package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailReaderTest {

    @Test
    void a_plain_mail_says_what_it_says() {
        Mail mail = read("""
                Message-ID: <one@example.com>
                References: <a@x> <b@x>
                In-Reply-To: <b@x> <c@x>
                Thread-Index: AQHVvq1dGx0jQkqOS0m4v6pYk1nO0qgABCDE
                From: "Rao, Anil" <anil@example.com>
                To: sales@example.com, Mira (Pebble) Shah <mira@example.com>
                Subject: =?utf-8?Q?Anfrage_=C3=BC?= =?utf-8?Q?ber_Ethanol?=
                Date: Fri, 13 Mar 2026 10:05:00 +0530

                Please quote.
                """);

        assertThat(mail.messageId()).isEqualTo("one@example.com");
        assertThat(mail.references()).containsExactly("a@x", "b@x", "c@x");
        assertThat(mail.inReplyTo()).containsExactly("b@x", "c@x");
        assertThat(mail.threadRoot()).hasSize(44);
        assertThat(mail.from()).containsExactly(new Address("Rao, Anil", "anil@example.com"));
        assertThat(mail.to())
                .containsExactly(new Address("", "sales@example.com"), new Address("Mira Shah", "mira@example.com"));
        assertThat(mail.subject()).isEqualTo("Anfrage über Ethanol");
        assertThat(mail.date()).isEqualTo(Instant.parse("2026-03-13T04:35:00Z"));
        assertThat(mail.text()).isEqualTo("Please quote.\n");
        assertThat(mail.defect()).isNull();
    }

    @Test
    void bytes_without_headers_have_a_defect_and_keep_their_text() {
        assertThat(read("just some words\n").defect()).isEqualTo("It has no headers");
        assertThat(read("just some words\n").text()).isEqualTo("just some words\n");
        assertThat(read("").defect()).isEqualTo("It is empty");
    }

    @Test
    void a_leading_mbox_line_is_no_header() {
        Mail mail = read("From anil@example.com Fri Mar 13 10:05:00 2026\nSubject: hello\n\nhi\n");

        assertThat(mail.subject()).isEqualTo("hello");
        assertThat(mail.headers()).hasSize(1);
    }

    @Test
    void carriage_returns_alone_end_lines() {
        Mail mail = read("Subject: old\rFrom: a@b.c\r\rfirst\rsecond\r");

        assertThat(mail.subject()).isEqualTo("old");
        assertThat(mail.text()).isEqualTo("first\nsecond\n");
    }

    @Test
    void no_string_holds_a_nul_or_half_a_surrogate_pair() {
        Mail mail = read("Subject: a\0b =?utf-16be?B?2AAAYQ==?=\nFrom: \"x\0\" <a@b.c>\n\nto\0p\n");

        assertThat(mail.subject()).startsWith("a\uFFFDb ").doesNotContain("\0");
        assertThat(mail.from().getFirst().name()).isEqualTo("x\uFFFD");
        assertThat(mail.text()).isEqualTo("to\uFFFDp\n");
        assertThat(CleanText.clean("a\uD800b\uDC00\uD83D\uDE00")).isEqualTo("a\uFFFDb\uFFFD\uD83D\uDE00");
    }

    @Test
    void a_multipart_without_boundary_is_text() {
        assertThat(read("Subject: x\nContent-Type: multipart/mixed\n\nwords\n").text())
                .isEqualTo("words\n");
    }

    @Test
    void a_multipart_without_parts_yields_its_preamble() {
        assertThat(read("Subject: x\nContent-Type: multipart/mixed; boundary=q\n\nwords\n")
                        .text())
                .isEqualTo("words\n");
    }

    @Test
    void a_body_whose_blank_line_is_missing_is_kept() {
        Mail mail = read("Subject: x\nFrom: a@b.c\nDear Sir or Madam\nplease quote\n");

        assertThat(mail.subject()).isEqualTo("x");
        assertThat(mail.text()).contains("Dear Sir or Madam", "please quote");
    }

    @Test
    void files_in_old_fashioned_text_are_attachments() {
        Mail mail = read("Subject: x\n\nbefore\nbegin 644 cat.txt\n#0V%T\n`\nend\nafter\n");

        assertThat(mail.text()).isEqualTo("before\nafter\n");
        assertThat(mail.attachments()).extracting(Attachment::filename).containsExactly("cat.txt");
        assertThat(MailReader.attachment(bytes("Subject: x\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n"), 1))
                .hasValueSatisfying(b -> assertThat(b).asString().isEqualTo("Cat"));
    }

    @Test
    void html_alone_yields_text_with_its_quotes_marked() {
        Mail mail = read(
                "Subject: x\nContent-Type: text/html\n\n<p>Yes<br>we can</p><blockquote type=cite><div>Can you?</div></blockquote>");

        assertThat(mail.text()).isEqualTo("Yes\nwe can\n\n> Can you?");
        assertThat(mail.html()).startsWith("<p>Yes");
    }

    @Test
    void a_mail_within_a_mail_stays_an_attachment() {
        Mail mail = Corpus.read("rt/emails/email-file-attachment.eml");

        assertThat(mail.text()).contains("This is a test with an email file attachment.");
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(a -> assertThat(a.contentType()).isEqualTo("message/rfc822"));
    }

    @Test
    void a_bounce_says_who_was_not_reached_and_which_mail_it_was() {
        Mail mail = Corpus.read("rt/emails/multipart-report");

        assertThat(mail.traits()).contains(Trait.DELIVERY_REPORT);
        assertThat(mail.report()).isNotNull().satisfies(r -> {
            assertThat(r.kind()).isEqualTo(Report.Kind.DELIVERY);
            assertThat(r.action()).isEqualTo("failed");
            assertThat(r.status()).startsWith("5.");
        });
    }

    @Test
    void an_invitation_says_when_and_where() {
        Mail mail = read("""
                Subject: Plant visit
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                See you there
                --b
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                VERSION:2.0
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:1
                SUMMARY:Plant visit
                LOCATION:Pune
                ORGANIZER:mailto:anil@example.com
                DTSTART:20260313T043000Z
                DURATION:PT2H
                END:VEVENT
                END:VCALENDAR
                --b--
                """);

        assertThat(mail.traits()).containsExactly(Trait.CALENDAR);
        assertThat(mail.text()).startsWith("See you there");
        assertThat(mail.invitation())
                .isEqualTo(new Invitation(
                        "REQUEST",
                        "Plant visit",
                        Instant.parse("2026-03-13T04:30:00Z"),
                        Instant.parse("2026-03-13T06:30:00Z"),
                        "Pune",
                        "anil@example.com"));
    }

    @Test
    void signed_and_encrypted_mails_are_labelled_and_kept() {
        assertThat(Corpus.read("rt/smime/mails/2-signed-attachment.eml").traits())
                .containsExactly(Trait.SMIME_SIGNED);
        assertThat(Corpus.read("rt/gnupg/emails/8-encrypted-MIME-with-attachment.txt")
                        .traits())
                .containsExactly(Trait.PGP_ENCRYPTED);
        assertThat(Corpus.read("rt/gnupg/emails/2-signed-MIME-plain-with-attachment.txt")
                        .traits())
                .containsExactly(Trait.PGP_SIGNED);
    }

    @Test
    void a_thousand_parts_and_a_hundred_levels_are_read() {
        var wide = new StringBuilder("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 1_000; i++) {
            wide.append("--b\nContent-Type: application/pdf; name=").append(i).append(".pdf\n\nx\n");
        }
        var deep = new StringBuilder("Subject: x\n");
        for (int i = 0; i < 100; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%dq\n\n--b%dq\n".formatted(i, i));
        }
        deep.append("Content-Type: text/plain\n\nat the bottom\n");

        assertThat(read(wide.toString()).attachments()).hasSize(1_000);
        assertThat(read(deep.toString()).text().strip()).isEqualTo("at the bottom");
    }

    @Test
    void below_the_deepest_level_nothing_is_lost() {
        var deep = new StringBuilder("Subject: x\n");
        for (int i = 0; i < 1_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%dq\n\n--b%dq\n".formatted(i, i));
        }
        byte[] mail = bytes(deep + "Content-Type: text/plain\n\nat the bottom\n");

        assertThat(MailReader.attachment(mail, 1))
                .hasValueSatisfying(b -> assertThat(b).asString().contains("at the bottom"));
    }

    @Test
    void copies_with_other_trace_headers_encodings_and_line_ends_have_one_content_hash() {
        String mail = "Subject: x\nContent-Type: text/plain; charset=utf-8\n\nGrüße\nAnil\n";
        String base64 = "Received: by mx\nDelivered-To: a@b\nSubject: x\nContent-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: base64\n\nR3LDvMOfZQpBbmlsCg==\n";

        assertThat(List.of(read(mail.replace("\n", "\r\n")), read(base64), read(mail + "\n")))
                .extracting(Mail::contentHash)
                .containsOnly(read(mail).contentHash());
        assertThat(read(mail.replace("Anil", "Mira")).contentHash())
                .isNotEqualTo(read(mail).contentHash());
    }

    private static Mail read(String mail) {
        return MailReader.read(bytes(mail));
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }
}
