package pebble.companies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Addressed;
import pebble.identity.Caller;
import pebble.shared.Cursor;
import pebble.shared.IfMatch;
import pebble.shared.Page;

/** The companies known to the group, shared by all its legal entities. */
@Component
public class Companies implements Addressed {
    private static final String COLUMNS = "select id, name, domains, gstins, version from company ";

    private final JdbcClient sql;
    private final Audit audit;
    private final Clock clock;

    Companies(JdbcClient sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Company add(Caller caller, String name, List<String> domains, List<String> gstins) {
        Instant now = clock.instant();
        CompanyId id = CompanyId.fresh(now);
        try {
            sql.sql("""
                            insert into company (id, name, domains, gstins, created_at)
                            values (:id, :name, :domains, :gstins, :now)
                            """)
                    .param("id", id.value())
                    .param("name", name)
                    .param("domains", lower(domains))
                    .param("gstins", plain(gstins))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException sameName) {
            throw CompanyError.COMPANY_EXISTS.problem();
        }
        Company added = get(id);
        audit.record(caller, new Audit.Change("company.added", "company", id.toString(), null, null, added));
        return added;
    }

    @Transactional
    public Company change(
            Caller caller,
            CompanyId id,
            @Nullable Integer expected,
            String name,
            List<String> domains,
            List<String> gstins) {
        Company before = get(id);
        IfMatch.check(expected, before.version(), before);
        try {
            int changed = sql.sql("""
                            update company set name = :name, domains = :domains, gstins = :gstins, version = version + 1
                            where id = :id and version = :version
                            """)
                    .param("id", id.value())
                    .param("version", before.version())
                    .param("name", name)
                    .param("domains", lower(domains))
                    .param("gstins", plain(gstins))
                    .update();
            IfMatch.check(before.version(), changed == 1 ? before.version() : -1, before);
        } catch (DuplicateKeyException sameName) {
            throw CompanyError.COMPANY_EXISTS.problem();
        }
        Company after = get(id);
        audit.record(caller, new Audit.Change("company.changed", "company", id.toString(), null, before, after));
        return after;
    }

    @Override
    public void mustBeThere(Caller caller, Object id) {
        if (id instanceof CompanyId company) {
            get(company);
        }
    }

    public Company get(CompanyId id) {
        return find(id).orElseThrow(CompanyError.COMPANY_NOT_FOUND::problem);
    }

    public Optional<Company> find(CompanyId id) {
        return sql.sql(COLUMNS + "where id = :id")
                .param("id", id.value())
                .query(Companies::row)
                .optional();
    }

    public Page<Company> list(@Nullable String query, int limit, @Nullable String cursor) {
        String after = Cursor.decode(cursor);
        return Page.of(
                sql.sql(COLUMNS + """
                                        where (:after::text is null or lower(name) > :after)
                                            and (:query::text is null or lower(name) like '%' || lower(:query) || '%'
                                                or lower(:query) = any(domains))
                                        order by lower(name) limit :limit
                                        """)
                        .param("after", after)
                        .param("query", query == null || query.isBlank() ? null : query.strip())
                        .param("limit", limit + 1)
                        .query(Companies::row)
                        .list(),
                limit,
                company -> company.name().toLowerCase(Locale.ROOT));
    }

    /** The company of each of these mail domains that is some company's own. */
    public Map<String, Company> byDomain(Collection<String> domains) {
        Map<String, Company> found = new HashMap<>();
        sql.sql(COLUMNS + "where domains && :domains::text[] order by created_at desc")
                .param("domains", domains.toArray(String[]::new))
                .query(Companies::row)
                .list()
                .forEach(company -> company.domains().forEach(domain -> found.put(domain, company)));
        return found;
    }

    /** Whether any is held. */
    public boolean any() {
        return sql.sql("select exists (select from company)")
                .query(Boolean.class)
                .single();
    }

    /** Those that hold one of these tax registrations, given in upper case without separators. */
    public List<Company> withGstin(Collection<String> gstins) {
        return sql.sql(COLUMNS + "where gstins && :gstins::text[]")
                .param("gstins", gstins.toArray(String[]::new))
                .query(Companies::row)
                .list();
    }

    /** Those of exactly one of these names, whatever their case. */
    public List<Company> named(Collection<String> names) {
        return sql.sql(COLUMNS + "where lower(name) in (select lower(n) from unnest(:names::text[]) as n)")
                .param("names", names.toArray(String[]::new))
                .query(Companies::row)
                .list();
    }

    /** The latest, so many at most. */
    public List<String> names(int most) {
        return sql.sql("select name from company order by created_at desc limit :most")
                .param("most", most)
                .query((row, n) -> row.getString(1))
                .list();
    }

    public List<String> domains() {
        return sql.sql("select distinct unnest(domains) from company order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static String[] lower(List<String> domains) {
        return domains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toArray(String[]::new);
    }

    /** As they are compared: people write them in groups, and in small letters. */
    private static String[] plain(List<String> gstins) {
        return gstins.stream()
                .map(gstin -> gstin.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT))
                .filter(gstin -> !gstin.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    private static Company row(ResultSet row, int n) throws SQLException {
        return new Company(
                new CompanyId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Arrays.asList((String[]) row.getArray("domains").getArray()),
                Arrays.asList((String[]) row.getArray("gstins").getArray()),
                row.getInt("version"));
    }
}
