package pebble.notes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.board.Card;
import pebble.identity.People.Person;
import pebble.identity.UserId;
import pebble.shared.PublicId;

/**
 * Whom a note calls: {@code @[Mira Shah](usr_…)} as the screen writes it, or {@code @mira.shah} as people type it, by name or by
 * the address before the @. Only those who may see the card are called.
 */
@Component
class Mentions {
    private static final Pattern LINKED = Pattern.compile("@\\[[^\\]\\n]{1,200}\\]\\((usr_[0-9a-f]{32})\\)");
    private static final Pattern TYPED =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@([\\p{L}\\p{N}]+(?:[._-][\\p{L}\\p{N}]+)*)");

    private final JdbcClient sql;

    Mentions(JdbcClient sql) {
        this.sql = sql;
    }

    List<Person> in(String text, Card card) {
        Set<UUID> ids = new LinkedHashSet<>();
        Matcher linked = LINKED.matcher(text);
        while (linked.find()) {
            PublicId.parse("usr", linked.group(1)).ifPresent(ids::add);
        }
        Set<String> names = new LinkedHashSet<>();
        Matcher typed = TYPED.matcher(text);
        while (typed.find()) {
            names.add(typed.group(1).toLowerCase(Locale.ROOT));
        }
        if (ids.isEmpty() && names.isEmpty()) {
            return List.of();
        }
        return sql.sql("""
                        select id, name from app_user
                        where disabled_at is null
                            and (id = any(:ids) or split_part(lower(email), '@', 1) = any(:names)
                                or replace(lower(name), ' ', '.') = any(:names))
                            and ('ADMIN' = any(roles) or (:entity = any(entities) and :stream = any(streams)))
                        order by name, id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("names", names.toArray(String[]::new))
                .param("entity", card.handling().entityId().value())
                .param("stream", card.place().stream())
                .query((row, number) -> new Person(new UserId(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
    }
}
