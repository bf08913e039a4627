package pebble.routing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.Mailboxes;
import pebble.router.Router;
import pebble.router.RuleId;

/** How often each rule held of late, and where the mail of each mailbox went: of mail through mailboxes that the caller may see. */
@RestController
@RequestMapping("/api/v1/router/counters")
class CountersApi {
    private final Tally tally;
    private final Router router;
    private final Mailboxes mailboxes;

    CountersApi(Tally tally, Router router, Mailboxes mailboxes) {
        this.tally = tally;
        this.router = router;
        this.mailboxes = mailboxes;
    }

    record CountersView(List<RuleCounts> rules, List<MailboxCounts> mailboxes) {}

    record RuleCounts(
            RuleId ruleId,
            @JsonProperty("last_24h") int lastDay,
            @JsonProperty("last_30d") int lastMonth) {}

    record MailboxCounts(MailboxId mailboxId, List<Went> went) {}

    /** @param to a board's key or {@code noise} */
    record Went(
            String to,
            @JsonProperty("last_24h") int lastDay,
            @JsonProperty("last_30d") int lastMonth) {}

    @GetMapping
    @Allowed({Role.ADMIN, Role.MANAGER})
    CountersView counters(Caller caller) {
        List<MailboxId> visible =
                mailboxes.visibleTo(caller).stream().map(Mailbox::id).toList();
        Tally.Counts counts = tally.counts(visible);
        return new CountersView(
                router.rules(caller).stream()
                        .map(rule -> {
                            Tally.Count count = counts.rule(rule);
                            return new RuleCounts(rule, count.lastDay(), count.lastMonth());
                        })
                        .toList(),
                visible.stream()
                        .map(mailbox -> new MailboxCounts(
                                mailbox,
                                counts.went(mailbox).entrySet().stream()
                                        .map(to -> new Went(
                                                to.getKey(),
                                                to.getValue().lastDay(),
                                                to.getValue().lastMonth()))
                                        .toList()))
                        .toList());
    }
}
