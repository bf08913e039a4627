package pebble.routing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.companies.Companies;
import pebble.companies.Company;
import pebble.facts.Fact;
import pebble.facts.FactType;
import pebble.mail.Filings;
import pebble.mail.MessageId;
import pebble.mime.Address;

/**
 * Finds whose mail it is where the sender's mail domain is no company's: by a tax registration that the newest text states, else by a company's exact name in
 * it. Where more than one company is meant, none is.
 */
@Component
class CompanyMatching {
    /** Of a longer text only the beginning, with what people write of themselves, is read. */
    private static final int READ = 20_000;

    private final Companies companies;
    private final Filings filings;
    private final KnownNames names;

    CompanyMatching(Companies companies, Filings filings, KnownNames names) {
        this.companies = companies;
        this.filings = filings;
        this.names = names;
    }

    /** What a message states of companies. */
    private record Stated(Set<String> gstins, Set<String> names) {}

    Map<MessageId, Company> of(List<MessageId> messages) {
        if (messages.isEmpty() || !companies.any()) {
            return Map.of();
        }
        Map<MessageId, Stated> stated = filings.words(messages).entrySet().parallelStream()
                .collect(toMap(Map.Entry::getKey, entry -> stated(entry.getValue())));
        List<String> gstins = all(stated, Stated::gstins);
        Map<String, Set<Company>> byGstin = new HashMap<>();
        for (Company company : gstins.isEmpty() ? List.<Company>of() : companies.withGstin(gstins)) {
            company.gstins()
                    .forEach(gstin -> byGstin.computeIfAbsent(gstin, held -> new HashSet<>())
                            .add(company));
        }
        List<String> named = all(stated, Stated::names);
        Map<String, Set<Company>> byName = named.isEmpty()
                ? Map.of()
                : companies.named(named).stream().collect(groupingBy(company -> folded(company.name()), toSet()));
        Map<MessageId, Company> found = new HashMap<>();
        stated.forEach((message, one) -> {
            Set<Company> registered = those(one.gstins(), byGstin);
            Set<Company> meant = registered.isEmpty() ? those(one.names(), byName) : registered;
            if (meant.size() == 1) {
                found.put(message, meant.iterator().next());
            }
        });
        return found;
    }

    private Stated stated(Filings.Words words) {
        String text = words.replyText();
        List<Fact> facts = names.facts(
                words.subject(), text.length() <= READ ? text : text.substring(0, READ), new Address("", words.from()));
        return new Stated(
                texts(facts, FactType.GSTIN, Fact::value), texts(facts, FactType.COMPANY, fact -> folded(fact.text())));
    }

    private static Set<String> texts(List<Fact> facts, FactType type, Function<Fact, @Nullable String> text) {
        return facts.stream()
                .filter(fact -> fact.type() == type)
                .map(text)
                .filter(Objects::nonNull)
                .collect(toSet());
    }

    private static List<String> all(Map<MessageId, Stated> stated, Function<Stated, Set<String>> of) {
        return stated.values().stream().map(of).flatMap(Set::stream).distinct().toList();
    }

    private static Set<Company> those(Set<String> keys, Map<String, Set<Company>> known) {
        return keys.stream()
                .flatMap(key -> known.getOrDefault(key, Set.of()).stream())
                .collect(toSet());
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
