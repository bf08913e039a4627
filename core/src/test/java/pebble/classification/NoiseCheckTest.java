package pebble.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.classification.Bounce.Outcome;
import pebble.mail.OwnAddresses;
import pebble.mime.Mail;

class NoiseCheckTest {
    private static final OwnAddresses OWN = new OwnAddresses(Set.of("sales@acme.example"), Set.of("acme.example"));

    private static String kind(Mail mail) {
        return NoiseCheck.check(mail, OWN).map(noise -> noise.kind().key()).orElse("none");
    }

    @Test
    void a_standard_delivery_report_is_a_bounce_and_names_the_mail() {
        var mail = Letters.mail("""
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; bob@customer.example
                Action: failed
                Status: 5.1.1
                --b
                Content-Type: message/rfc822

                Message-ID: <quote-17@acme.example>
                Subject: Quotation

                Dear Bob
                --b--
                """);

        assertThat(kind(mail)).isEqualTo("bounce");
        assertThat(NoiseCheck.bounceOf(mail))
                .contains(new Bounce("quote-17@acme.example", "bob@customer.example", "5.1.1", Outcome.FAILED));
    }

    @Test
    void a_report_in_a_servers_own_words_is_a_bounce_and_names_the_mail() {
        var mail = Letters.from("MAILER-DAEMON@mx.example.net", "failure notice", "Return-Path: <>", """
                Hi. This is the qmail-send program at mx.example.net.

                <bob@customer.example>:
                192.0.2.1 does not like recipient.
                Remote host said: 550 5.1.1 User unknown

                --- Below this line is a copy of the message.

                Return-Path: <sales@acme.example>
                Message-ID: <quote-17@acme.example>
                Subject: Quotation
                """);

        assertThat(kind(mail)).isEqualTo("bounce");
        assertThat(NoiseCheck.bounceOf(mail))
                .contains(new Bounce("quote-17@acme.example", "bob@customer.example", "5.1.1", Outcome.FAILED));
    }

    @Test
    void no_other_mail_has_a_bounce() {
        assertThat(NoiseCheck.bounceOf(
                        Letters.from("bob@customer.example", "Undelivered goods", "", "Where are they?")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: Quotation",
                "Auto reply: Quotation",
                "Out of Office: Quotation",
                "Automatische Antwort: Angebot",
                "Réponse automatique : Devis",
                "Respuesta automática: Oferta",
                "Risposta automatica: Offerta",
                "Automatisch antwoord: Offerte",
                "Autosvar: Offert",
                "Automatyczna odpowiedź: Oferta",
                "Автоматический ответ: Предложение",
                "自动回复: 报价",
                "自動応答: 見積",
            })
    void an_out_of_office_subject_is_an_auto_reply(String subject) {
        assertThat(kind(Letters.from("bob@customer.example", subject, "", "I am back on Monday.")))
                .isEqualTo("auto_reply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (vacation)",
                "X-Autoreply: yes",
                "X-Autorespond: yes",
                "Precedence: auto_reply",
                "X-Apple-Action: VACATION",
            })
    void headers_of_auto_responders_tell(String header) {
        assertThat(kind(Letters.from("bob@customer.example", "Re: Quotation", header, "Back on Monday.")))
                .isEqualTo("auto_reply");
    }

    @Test
    void a_complaint_is_a_feedback_report() {
        var mail = Letters.mail("""
                From: fbl@provider.example
                Subject: Abuse report
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                This is an abuse report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                --b--
                """);

        assertThat(kind(mail)).isEqualTo("feedback_report");
    }

    @Test
    void a_newsletter_offers_to_unsubscribe_and_is_sent_in_bulk() {
        var mail = Letters.from(
                "Chem Weekly <newsletter@chemweekly.example>",
                "This week in chemicals",
                "List-Unsubscribe: <https://chemweekly.example/u>\nList-Id: <news.chemweekly.example>\nPrecedence: bulk",
                "View this email in your browser\n\nTop stories\n\nUnsubscribe | Manage your preferences");

        assertThat(kind(mail)).isEqualTo("newsletter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your verification code is 482913",
                "482 913 is your OTP",
                "Ihr Bestätigungscode lautet 482913",
                "您的验证码是 482913",
            })
    void a_code_to_sign_in_is_a_one_time_password(String subject) {
        assertThat(kind(Letters.from("no-reply@portal.example", subject, "", subject + ". It expires in 10 minutes.")))
                .isEqualTo("otp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROBLEM: disk space on db1",
                "Your password was changed",
                "New sign-in to your account",
                "Backup job completed",
                "Quarantine summary: 3 new messages",
            })
    void a_machine_that_expects_no_answer_sends_a_system_notice(String subject) {
        assertThat(kind(Letters.from(
                        "noreply@it.example", subject, "Auto-Submitted: auto-generated", "Details inside.")))
                .isEqualTo("system_notice");
    }

    @Test
    void human_mail_through_a_list_is_not_noise() {
        var headers = "List-Id: <chem.lists.example>\nList-Post: <mailto:chem@lists.example>\n"
                + "List-Unsubscribe: <https://lists.example/u>\nPrecedence: list";

        assertThat(kind(Letters.from("bob@customer.example", "[chem] Looking for a supplier", headers, """
                Hi all,

                who sells caustic soda in Gujarat?

                Bob
                _______________________________________________
                chem mailing list
                To unsubscribe: https://lists.example/u
                """)))
                .isEqualTo("none");
    }

    @Test
    void mail_through_a_list_of_our_own_is_not_noise() {
        var headers =
                "List-Id: Sales <sales.acme.example>\nList-Unsubscribe: <mailto:sales-leave@acme.example>\nPrecedence: bulk";

        assertThat(kind(Letters.from(
                        "news@trader.example",
                        "News on our orders",
                        headers,
                        "Please unsubscribe Mr X from our order list.")))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"In-Reply-To: <x@acme.example>", "References: <x@acme.example>"})
    void a_reply_is_no_newsletter_whatever_its_list_headers_say(String header) {
        var headers = header + "\nList-Unsubscribe: <https://x.example/u>\nPrecedence: bulk\nFeedback-ID: 1:2:3";

        assertThat(kind(Letters.from("news@customer.example", "Offer", headers, "We accept. Unsubscribe here.")))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: buyleads@portal.example\nSubject: Enquiry for caustic soda flakes from Ravi\nList-Unsubscribe: <https://p.example/u>\n"
                        + "Precedence: bulk\nFeedback-ID: 7\n\nRavi needs 20 t. Unsubscribe.",
                "From: no-reply@forms.example\nSubject: New contact form message\nAuto-Submitted: auto-generated\n\n"
                        + "Name: Ravi\nMessage: please quote. Do not reply to this email.",
                "From: noreply@tenders.example\nSubject: Tender GEM/2026/B/4711 published\nAuto-Submitted: auto-generated\n\n"
                        + "This is a system generated mail.",
                "From: noreply@carrier.example\nSubject: Delivery failed: shipment 4711\n\nYour consignment could not be delivered.",
                "From: export-admin@customer.example\nSubject: Undelivered goods\n\nThe goods were not delivered. Your mail of 550 t order.",
                "From: bob@customer.example\nSubject: Fwd: Undelivered Mail Returned to Sender\n\nMail to you fails: 550 5.1.1 User unknown",
                "From: bob@customer.example\nSubject: Order\n\nI am out of the office next week, please call Jane.",
                "From: bob@customer.example\nSubject: Office furniture\nX-Auto-Response-Suppress: OOF\n\nPlease quote 12 desks.",
                "From: bob@customer.example\nSubject: Re: Quotation\nAuto-Submitted: no\n\nAccepted.",
                "From: bob@customer.example\nSubject: Security code for the gate\n\nThe gate code for your truck is 4711, ask for Ravi.",
                "From: postmaster@customer.example\nSubject: Delivery delayed\n\nOur delivery is delayed and not delivered. Please check.",
                "From: info@customer.example\nSubject: Price for sulphuric acid\n\nDear Sir, please quote 20 t.",
                "Subject: hello\n\nno sender at all",
                "From: ravi@customer.example\nSubject: Unsubscribe\n\nPlease take me off.",
            })
    void what_may_be_work_is_not_noise(String raw) {
        assertThat(kind(Letters.mail(raw))).isEqualTo("none");
    }

    @Test
    void a_read_receipt_is_a_system_notice() {
        var mail = Letters.mail("""
                From: bob@customer.example
                Subject: Read: Quotation
                Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

                --b
                Content-Type: text/plain

                Your message was read.
                --b
                Content-Type: message/disposition-notification

                Disposition: manual-action/MDN-sent-manually; displayed
                --b--
                """);

        assertThat(kind(mail)).isEqualTo("system_notice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "@", "<", "(", "=", ";", "re: ", "550 ", "message-id: ", "not ", "a.", "xn--"})
    void hostile_megabytes_take_no_time_worth_mentioning(String unit) {
        var much = unit.repeat(1_000_000 / unit.length());
        var context = new SenderContext(OWN, List.of(), List.of("deepakchem.com"), "mx");

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (var headers : List.of(
                    "From: MAILER-DAEMON@x\n", "From: no-reply@" + much.substring(0, 5_000) + "\n", "From: a@b.c\n")) {
                var mail = Letters.mail("Authentication-Results: mx; " + much + "\n" + headers + "Subject: " + much
                        + "\nList-Unsubscribe: " + much + "\n\n" + much);
                NoiseCheck.check(mail, OWN);
                NoiseCheck.bounceOf(mail);
                SenderCheck.check(mail, context);
            }
        });
    }

    @Property
    void plain_words_from_a_person_are_never_noise(@ForAll String words) {
        var clean = words.replaceAll("\\p{C}", " ");

        assertThat(kind(Letters.from("bob@customer.example", "Caustic soda", "In-Reply-To: <q@acme.example>", clean)))
                .isEqualTo("none");
    }
}
