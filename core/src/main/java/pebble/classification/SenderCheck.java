package pebble.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import pebble.classification.SenderVerdict.Verdict;
import pebble.mime.Address;
import pebble.mime.Mail;

/**
 * Whether the sender is who the mail says: what the mailbox's own server found, look-alikes of our domains and of companies we know,
 * and names that borrow a colleague's trust.
 */
public final class SenderCheck {
    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@([\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8})");

    private final Mail mail;
    private final SenderContext context;
    private final List<String> grave = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();

    private SenderCheck(Mail mail, SenderContext context) {
        this.mail = mail;
        this.context = context;
    }

    /** Judges the sender of the mail by what the group knows. */
    public static SenderVerdict check(Mail mail, SenderContext context) {
        return new SenderCheck(mail, context).verdict();
    }

    private SenderVerdict verdict() {
        var senders = mail.from().stream()
                .filter(from -> from.email().indexOf('@') > 0)
                .limit(5)
                .toList();
        if (senders.isEmpty()) {
            return new SenderVerdict(Verdict.UNKNOWN, List.of("The mail names no sender's address."));
        }
        for (var sender : senders) {
            resembles(sender, "");
            borrowsAddress(sender);
            borrowsName(sender);
        }
        mail.replyTo().stream()
                .limit(5)
                .filter(reply -> reply.email().indexOf('@') > 0 && !sameDomain(reply, senders.getFirst()))
                .forEach(reply -> resembles(reply, "Answers would go to " + reply.email() + ". "));
        var results = AuthenticationResults.of(mail, context.authservId());
        var domain = DomainName.ofAddress(senders.getFirst().email());
        boolean confirmed = results.confirm(domain);
        if (!confirmed && results.areGiven()) {
            fails(results, domain);
        }
        if (!grave.isEmpty()) {
            grave.addAll(odd);
            return new SenderVerdict(Verdict.SPOOFED, grave);
        }
        if (!odd.isEmpty()) {
            return new SenderVerdict(Verdict.SUSPICIOUS, odd);
        }
        return confirmed
                ? new SenderVerdict(
                        Verdict.OK, List.of("Our mail server confirms that " + domain.whole() + " sent it."))
                : new SenderVerdict(Verdict.UNKNOWN, List.of("Nothing confirms that " + domain.whole() + " sent it."));
    }

    private void resembles(Address address, String prefix) {
        var resemblance = context.lookalikes().resemblance(DomainName.ofAddress(address.email()));
        if (resemblance != null) {
            (resemblance.grave() ? grave : odd).add(prefix + resemblance.sentence());
        }
    }

    /** "ravi@acme.example" &lt;x@elsewhere.example&gt;: the address people see is not the one they answer. */
    private void borrowsAddress(Address sender) {
        var shown = ADDRESS.matcher(sender.name().length() > 500 ? "" : sender.name());
        if (!shown.find() || sender.name().toLowerCase(Locale.ROOT).contains(" via ")) {
            return; // lists write "'a@b.example' via Sales" for those they pass on
        }
        var named = DomainName.of(shown.group(1));
        if (!named.belongsTo(DomainName.ofAddress(sender.email()))) {
            boolean trusted = context.lookalikes().isKnown(named);
            (trusted ? grave : odd)
                    .add("The name shows the address " + shown.group() + ", but the mail is from " + sender.email()
                            + ".");
        }
    }

    private void borrowsName(Address sender) {
        if (sender.name().isBlank() || context.own().contains(sender.email())) {
            return;
        }
        var colleague = context.colleagueNamed(sender.name());
        if (colleague != null && !colleague.email().equalsIgnoreCase(sender.email())) {
            odd.add("It bears the name of your colleague " + colleague.name() + ", but comes from " + sender.email()
                    + ", outside the group.");
        }
    }

    /** What the server could not confirm matters most where somebody we trust is named; lists break signatures. */
    private void fails(AuthenticationResults results, DomainName domain) {
        boolean failed = results.of("dmarc").equals("fail")
                || results.of("spf").equals("fail") && !results.of("dkim").equals("pass");
        if (!failed) {
            return;
        }
        boolean list = mail.findHeader("List-Id").isPresent()
                || mail.findHeader("List-Post").isPresent();
        var sentence = "Our mail server finds that it was not sent by " + domain.whole() + ", as it says.";
        if (context.lookalikes().isKnown(domain) && !list) {
            grave.add(sentence);
        } else if (!list || context.lookalikes().isOurs(domain)) {
            odd.add(sentence);
        }
    }

    private static boolean sameDomain(Address one, Address other) {
        return DomainName.ofAddress(one.email()).belongsTo(DomainName.ofAddress(other.email()));
    }
}
