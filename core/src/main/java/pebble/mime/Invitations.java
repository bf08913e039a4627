package pebble.mime;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.DurationProperty;
import biweekly.property.Organizer;
import biweekly.property.TextProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads calendar objects (RFC 5545); what cannot be read is no invitation, only an attachment. */
final class Invitations {
    private static final int LARGEST = 1024 * 1024;

    private Invitations() {}

    static @Nullable Invitation of(Part calendar) {
        if (calendar.bytes().length > LARGEST) {
            return null;
        }
        try {
            ICalendar read = Biweekly.parse(calendar.text()).first();
            if (read == null || read.getEvents().isEmpty()) {
                return null;
            }
            String method = read.getMethod() == null ? calendar.typeParameter("method") : text(read.getMethod());
            return invitation(method.toUpperCase(Locale.ROOT), read.getEvents().getFirst());
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private static Invitation invitation(String method, VEvent event) {
        DateStart start = event.getDateStart();
        Instant begin = start == null || start.getValue() == null
                ? null
                : start.getValue().toInstant();
        return new Invitation(
                method.isEmpty() ? "PUBLISH" : method,
                text(event.getSummary()),
                begin,
                end(event, begin),
                text(event.getLocation()),
                organiser(event.getOrganizer()));
    }

    private static @Nullable Instant end(VEvent event, @Nullable Instant begin) {
        DateEnd end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            return end.getValue().toInstant();
        }
        DurationProperty duration = event.getDuration();
        if (begin == null || duration == null || duration.getValue() == null) {
            return null;
        }
        return begin.plusMillis(duration.getValue().toMillis());
    }

    private static String organiser(@Nullable Organizer organiser) {
        return organiser == null || organiser.getEmail() == null ? "" : CleanText.clean(organiser.getEmail());
    }

    private static String text(@Nullable TextProperty property) {
        return property == null || property.getValue() == null ? "" : CleanText.clean(property.getValue());
    }
}
