package pebble.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.classification.SenderContext.Colleague;
import pebble.classification.SenderVerdict.Verdict;
import pebble.mail.OwnAddresses;

class SenderCheckTest {
    private static final SenderContext CONTEXT = context("mx.acme.example");

    private static SenderContext context(String authservId) {
        return new SenderContext(
                new OwnAddresses(Set.of("sales@acme.example"), Set.of("acme.example", "acme.co.in")),
                List.of(new Colleague("Mira Shah", "mira@acme.example"), new Colleague("Ravi", "ravi@acme.example")),
                List.of("deepakchem.com", "basf.com", "gmail.com", "meridian-polymers.de"),
                authservId);
    }

    private static SenderVerdict check(String from, String headers) {
        return SenderCheck.check(Letters.mail(headers + "From: " + from + "\nSubject: x\n\nText"), CONTEXT);
    }

    private static Verdict verdict(String from) {
        return check(from, "").verdict();
    }

    @Test
    void a_domain_that_our_server_confirms_is_ok() {
        var verdict = check(
                "b@deepakchem.com", "Authentication-Results: mx.acme.example; dmarc=pass header.from=deepakchem.com\n");

        assertThat(verdict.verdict()).isEqualTo(Verdict.OK);
        assertThat(verdict.reasons()).singleElement().asString().contains("deepakchem.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.acme.example 1; spf=pass smtp.mailfrom=bounce@mail.deepakchem.com",
                "mx.acme.example; dkim=pass (2048-bit key; secure) header.d=deepakchem.com header.i=@deepakchem.com",
                "MX.acme.example; dmarc=none; dkim=fail; dkim=pass header.d=deepakchem.com",
            })
    void an_aligned_signature_or_sender_is_ok_too(String results) {
        assertThat(check("b@deepakchem.com", "Authentication-Results: " + results + "\n")
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication-Results: evil.example; dmarc=pass",
                "Authentication-Results: mx.acme.example; spf=pass smtp.mailfrom=x@elsewhere.example",
                "Authentication-Results: mx.acme.example; none",
                "Authentication-Results: other.example; spf=none\nReceived: by x\nAuthentication-Results: mx.acme.example; dmarc=pass",
                "X-Nothing: 1",
            })
    void what_others_write_confirms_nothing(String headers) {
        assertThat(check("b@deepakchem.com", headers + "\n").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void the_uppermost_result_wins_over_one_that_came_with_the_mail() {
        var headers =
                "Authentication-Results: mx.acme.example; dmarc=fail\nAuthentication-Results: mx.acme.example; dmarc=pass\n";

        assertThat(check("b@deepakchem.com", headers).verdict()).isEqualTo(Verdict.SPOOFED);
    }

    @Test
    void without_a_trusted_server_no_result_is_believed() {
        var mail = Letters.mail("Authentication-Results: mx.acme.example; dmarc=pass\nFrom: b@deepakchem.com\n\nx");

        assertThat(SenderCheck.check(mail, new SenderContext(OwnAddresses.NONE, List.of(), List.of(), null))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_failed_check_is_graver_for_whom_we_know() {
        var failed = "Authentication-Results: mx.acme.example; spf=fail smtp.mailfrom=x.example; dmarc=fail\n";

        assertThat(check("mira@acme.example", failed).verdict()).isEqualTo(Verdict.SPOOFED);
        assertThat(check("x@unheard.example", failed).verdict()).isEqualTo(Verdict.SUSPICIOUS);
        assertThat(check("x@unheard.example", failed + "List-Id: <l.example>\n").verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@dеepakchem.com", // Cyrillic е
                "x@xn--depakchem-c4a.com",
                "x@deepakchern.com",
                "x@deepakchem.com.evil.example",
                "x@acrne.example",
                "x@acme.com",
                "x@acme-payments.com",
                "x@acmebilling.com",
            })
    void a_domain_drawn_to_deceive_or_to_pass_for_us_is_spoofed(String from) {
        var verdict = check(from, "Authentication-Results: mx.acme.example; dmarc=pass\n");

        assertThat(verdict.verdict()).isIn(Verdict.SPOOFED, Verdict.SUSPICIOUS);
        assertThat(verdict.reasons().getFirst()).contains("domain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@deepakchm.com",
                "x@deepakhcem.com",
                "x@deepakchem.co",
                "x@deepakchem-invoices.com",
                "x@payments-deepakchem.com",
                "x@meridianpolymers.de",
            })
    void a_domain_near_a_known_one_is_suspicious(String from) {
        assertThat(verdict(from)).isEqualTo(Verdict.SUSPICIOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@deepakchem.com",
                "x@mail.deepakchem.com",
                "x@gmail.com",
                "x@gmx.de",
                "x@bask.com",
                "x@base.com",
                "x@tatachemicals.com",
                "x@acme-tools-of-somewhere.example.org",
                "x@polymers.de",
                "mira@acme.example",
                "Ravi <ravi@customer.example>",
                "Mira Gupta <mira@customer.example>",
                "\"Bob (Deepak)\" <bob@deepakchem.com>",
                "\"bob@mail.deepakchem.com\" <bob@deepakchem.com>",
                "\"'bob@customer.example' via Sales\" <sales@acme.example>",
            })
    void others_are_left_in_peace(String from) {
        assertThat(check(from, "").reasons()).allMatch(reason -> reason.startsWith("Nothing confirms"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mira Shah", "\"Shah, Mira\"", "MIRA SHAH (Acme)", "Mira  Shаh", "Miira Shah"})
    void a_colleagues_name_at_a_foreign_address_is_suspicious(String name) {
        var verdict = check(name + " <ceo.office@gmail.com>", "");

        assertThat(verdict.verdict()).isEqualTo(Verdict.SUSPICIOUS);
        assertThat(verdict.reasons().getFirst()).contains("Mira Shah", "ceo.office@gmail.com");
    }

    @Test
    void an_address_in_the_name_that_is_not_the_senders_is_told() {
        assertThat(verdict("\"mira@acme.example\" <x@evil.example>")).isEqualTo(Verdict.SPOOFED);
        assertThat(verdict("\"ceo@other.example\" <x@evil.example>")).isEqualTo(Verdict.SUSPICIOUS);
    }

    @Test
    void answers_led_to_a_lookalike_are_told() {
        var verdict = check("b@deepakchem.com", "Reply-To: b@deepakchm.com\n");

        assertThat(verdict.verdict()).isEqualTo(Verdict.SUSPICIOUS);
        assertThat(verdict.reasons().getFirst()).startsWith("Answers would go to b@deepakchm.com");
        assertThat(check("forms@acme.example", "Reply-To: customer@gmail.com\n").verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_mail_without_a_sender_is_unknown() {
        assertThat(SenderCheck.check(Letters.mail("Subject: x\n\ny"), CONTEXT).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Property
    void distance_is_the_same_both_ways_and_a_single_slip_is_within_one(
            @ForAll @AlphaChars @StringLength(min = 2, max = 12) String a,
            @ForAll @AlphaChars @StringLength(max = 12) String b) {
        var swapped = "" + a.charAt(1) + a.charAt(0) + a.substring(2);

        assertThat(EditDistance.within(a, b, 2)).isEqualTo(EditDistance.within(b, a, 2));
        assertThat(EditDistance.within(a, swapped, 1)).isTrue();
        assertThat(EditDistance.within(a, a.substring(1), 1)).isTrue();
        assertThat(EditDistance.within(a, a + "xy", 1)).isFalse();
    }
}
