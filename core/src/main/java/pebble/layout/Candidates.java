package pebble.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Text;
import pebble.fields.Stating;

/** Several ways to read a field; the surest counts, less sure where another says otherwise. */
public final class Candidates {
    private static final double AGREED = 0.03;
    private static final double IN_DOUBT = 0.85;
    private static final double NEAR = 0.06;
    private static final double LEAST = 0.3;
    private static final double LEGIBLE = 0.8;

    private final Map<FieldName, List<Candidate>> all = new EnumMap<>(FieldName.class);

    /** @param line how far down, in rows of all pages */
    public record Candidate(FieldValue value, Strip strip, double sure, int line) {}

    public void add(FieldName name, FieldValue value, Strip strip, double sure, int line) {
        // What was hard to read by eye may be misread.
        double told = strip.confidence() < LEGIBLE ? sure * (0.5 + strip.confidence() / 2) : sure;
        if (told >= LEAST) {
            all.computeIfAbsent(name, any -> new ArrayList<>()).add(new Candidate(value, strip, told, line));
        }
    }

    public Optional<Candidate> best(FieldName name) {
        List<Candidate> these = all.getOrDefault(name, List.of());
        Optional<Candidate> surest = these.stream()
                .max(Comparator.comparingDouble(Candidate::sure)
                        .thenComparing(Candidate::line, Comparator.reverseOrder()));
        return surest.map(best -> new Candidate(best.value(), best.strip(), weighed(best, these), best.line()));
    }

    /** Says the best of each. */
    public void state(Stating stating) {
        for (FieldName name : all.keySet()) {
            best(name)
                    .ifPresent(one -> stating.add(
                            name, one.value(), one.strip().text(), one.strip().place(), one.sure()));
        }
    }

    private static double weighed(Candidate best, List<Candidate> these) {
        boolean agreed = these.stream().anyMatch(one -> one.line() != best.line() && same(one, best));
        boolean opposed = these.stream()
                .anyMatch(one -> one.line() != best.line() && !same(one, best) && one.sure() > best.sure() - NEAR);
        return agreed
                ? Math.min(Math.max(0.99, best.sure()), best.sure() + AGREED)
                : opposed ? best.sure() * IN_DOUBT : best.sure();
    }

    private static boolean same(Candidate one, Candidate other) {
        return one.value() instanceof Text(String text) && other.value() instanceof Text(String second)
                ? text.equalsIgnoreCase(second)
                : one.value().equals(other.value());
    }

    /** Whether a person need not look. */
    public boolean isSure(FieldName name) {
        return best(name).filter(one -> one.sure() >= Field.SURE).isPresent();
    }
}
