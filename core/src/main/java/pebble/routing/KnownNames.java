package pebble.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pebble.companies.Companies;
import pebble.facts.Fact;
import pebble.facts.Facts;
import pebble.facts.Gazetteer;
import pebble.facts.NameFinder;
import pebble.identity.Caller;
import pebble.identity.People;
import pebble.mime.Address;

/** Reads facts with the names of the companies that are held, ours among them; a new one is known within a minute. */
@Component
public class KnownNames {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST = 50_000;

    private final Companies companies;
    private final People people;
    private final ObjectProvider<NameFinder> finder;
    private final Clock clock;
    private volatile Held held = new Held(Gazetteer.none(), Instant.MIN);

    KnownNames(Companies companies, People people, ObjectProvider<NameFinder> finder, Clock clock) {
        this.companies = companies;
        this.people = people;
        this.finder = finder;
        this.clock = clock;
    }

    private record Held(Gazetteer names, Instant until) {}

    /** As {@link Facts#of}. */
    public List<Fact> facts(String subject, String text, Address from) {
        NameFinder model = finder.getIfAvailable();
        return model == null ? Facts.of(subject, text, from, names()) : Facts.of(subject, text, from, names(), model);
    }

    private Gazetteer names() {
        Held present = held;
        Instant now = clock.instant();
        if (now.isAfter(present.until())) {
            present = new Held(
                    Gazetteer.of(
                            Stream.concat(
                                            people.entities(Caller.SYSTEM).values().stream(),
                                            companies.names(MOST).stream())
                                    .toList(),
                            List.of()),
                    now.plus(FRESH));
            held = present;
        }
        return present.names();
    }
}
