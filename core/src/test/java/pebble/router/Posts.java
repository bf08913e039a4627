package pebble.router;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import pebble.classification.SenderVerdict.Verdict;
import pebble.identity.EntityId;
import pebble.mail.Letters;
import pebble.mail.MailboxId;
import pebble.mime.MailReader;
import pebble.router.Configuration.Action;
import pebble.router.Configuration.Condition;
import pebble.router.Configuration.Rule;

/** Letters and rules for tests of the rules, and the small world they name. */
final class Posts {
    static final MailboxId SALES = new MailboxId(new UUID(1, 1));
    static final EntityId AURORA = new EntityId(new UUID(2, 2));
    static final String MIRA = "usr_" + "0".repeat(31) + "7";
    static final Known KNOWN = new Known(
            Map.of(
                    "sales", Set.of("inbox", "quoted", "done"),
                    "tender", Set.of("inbox", "bidding", "done"),
                    "unclassified", Set.of("inbox", "done")),
            Map.of(SALES.toString(), new Known.Box("sales@ours.example", AURORA.toString(), "sales", true)),
            Set.of(AURORA.toString(), "ent_" + "0".repeat(32)),
            Set.of(MIRA));
    /** A Monday evening. */
    static final ZonedDateTime EVENING = ZonedDateTime.parse("2026-03-02T19:30:00+05:30");

    private Posts() {}

    static Letter letter(String subject, String text) {
        return letter(
                Letters.from("Priya Nair <priya@acme.example>").subject(subject).body(text));
    }

    static Letter letter(Letters mail) {
        return letter(mail, () -> new Letter.Guess("sales", "quote_request", 0.8));
    }

    static Letter letter(Letters mail, Supplier<Letter.Guess> classifier) {
        return new Letter(
                MailReader.read(mail.raw()),
                new Letter.Arrived(SALES, "sales@ours.example", AURORA, "Aurora", EVENING),
                Verdict.UNKNOWN,
                () -> List.of("Acme Paints Ltd"),
                classifier);
    }

    static Condition when(String field, String op, Object value) {
        return Condition.test(field, op, value);
    }

    static Condition any(Condition... tests) {
        return new Condition(null, null, null, List.of(tests));
    }

    static Action then(String type, Object value) {
        return new Action(type, value);
    }

    static Rule rule(String name, List<Condition> conditions, Action... actions) {
        return new Rule(null, name, true, conditions, List.of(actions));
    }

    static Configuration of(Rule... rules) {
        return new Configuration(List.of(), List.of(rules));
    }
}
