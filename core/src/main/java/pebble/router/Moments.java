package pebble.router;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of the week: a day, {@code sunday}, or hours of every day, {@code 18:00-09:00}, the end left out. */
record Moments(
        @Nullable DayOfWeek day,
        @Nullable LocalTime from,
        @Nullable LocalTime until) {

    static Optional<Moments> find(String text) {
        String word = Text.fold(text);
        Optional<DayOfWeek> day = Arrays.stream(DayOfWeek.values())
                .filter(one -> Text.lower(one.name()).equals(word))
                .findFirst();
        if (day.isPresent()) {
            return Optional.of(new Moments(day.get(), null, null));
        }
        String[] ends = word.split("-", -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        return time(ends[0]).flatMap(from -> time(ends[1]).map(until -> new Moments(null, from, until)));
    }

    static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text.strip()));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    boolean hold(ZonedDateTime at) {
        if (from == null || until == null) {
            return at.getDayOfWeek() == day;
        }
        LocalTime time = at.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }
}
