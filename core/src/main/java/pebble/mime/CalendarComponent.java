package pebble.mime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A component of iCalendar text with its properties and the components within it; the outermost one holds the calendar's. */
final class CalendarComponent {
    private static final int DEEPEST = 10;

    private final String name;
    private final List<Line> lines = new ArrayList<>();
    private final List<CalendarComponent> parts = new ArrayList<>();

    private CalendarComponent(String name) {
        this.name = name;
    }

    /** {@code NAME;PARAMETER=x:value} */
    private record Line(String name, String parameters, String value) {}

    static CalendarComponent read(String text) {
        var outermost = new CalendarComponent("");
        Deque<CalendarComponent> open = new ArrayDeque<>();
        open.push(outermost);
        for (String raw : unfolded(text).split("\n")) {
            Line line = line(raw);
            if (line.name().equals("BEGIN") && !line.value().equalsIgnoreCase("VCALENDAR") && open.size() < DEEPEST) {
                var part = new CalendarComponent(line.value().toUpperCase(Locale.ROOT));
                open.element().parts.add(part);
                open.push(part);
            } else if (line.name().equals("END")) {
                if (open.size() > 1 && open.element().name.equalsIgnoreCase(line.value())) {
                    open.pop();
                }
            } else {
                open.element().lines.add(line);
            }
        }
        return outermost;
    }

    Stream<CalendarComponent> parts(String wanted) {
        return parts.stream().filter(part -> part.name.equals(wanted));
    }

    /** The value of the first property of this name, as people read it; empty when there is none. */
    String text(String property) {
        return find(property)
                .map(line -> CleanText.clean(unescaped(line.value())))
                .findFirst()
                .orElse("");
    }

    String parameter(String property, String parameter) {
        return find(property)
                .map(line ->
                        Parameters.of("x;" + line.parameters()).getOrDefault(parameter.toLowerCase(Locale.ROOT), ""))
                .findFirst()
                .orElse("");
    }

    private Stream<Line> find(String property) {
        return lines.stream().filter(line -> line.name().equals(property));
    }

    private static String unfolded(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n ", "").replace("\n\t", "");
    }

    private static Line line(String raw) {
        boolean quoted = false;
        int parameters = -1;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted && parameters < 0) {
                parameters = i;
            } else if (c == ':' && !quoted) {
                int nameEnd = parameters < 0 ? i : parameters;
                return new Line(
                        raw.substring(0, nameEnd).strip().toUpperCase(Locale.ROOT),
                        parameters < 0 ? "" : raw.substring(parameters + 1, i),
                        raw.substring(i + 1).strip());
            }
        }
        return new Line("", "", raw);
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                out.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
