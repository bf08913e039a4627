package pebble.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.reading.PageText;
import pebble.reading.Word;
import tools.jackson.databind.json.JsonMapper;

/** What stands on each page of a document. Who asks has been asked for grants already. */
@Component
public class Pages {
    private static final float SCALE = 10_000;

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    Pages(JdbcClient sql, JdbcTemplate jdbc, JsonMapper json) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A page as it was read by eye.
     *
     * @param text null when it could not be read: what its layer said stays
     * @param confidence of its words on average, 0 to 1
     * @param engine who read it, or why nobody could
     */
    public record Seen(int number, @Nullable String text, List<Word> words, float confidence, String engine) {
        public static Seen nothing(int number, String reason) {
            return new Seen(number, null, List.of(), 0, reason);
        }
    }

    /** Instead of all that was there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(DocumentId document, List<PageText> pages) {
        sql.sql("delete from document_page where document_id = :id")
                .param("id", document.value())
                .update();
        jdbc.batchUpdate("""
                insert into document_page (document_id, number, width, height, text, words, scanned) values (?, ?, ?, ?, ?, ?::jsonb, ?)
                """, pages, 200, (row, page) -> {
            row.setObject(1, document.value());
            row.setInt(2, page.number());
            row.setFloat(3, page.width());
            row.setFloat(4, page.height());
            row.setString(5, page.text());
            row.setString(6, packed(page.words()));
            row.setBoolean(7, page.scanned());
        });
    }

    /** What an eye read of one page, in place of what its layer said. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void see(DocumentId document, Seen seen) {
        sql.sql("""
                        update document_page set engine = :engine, confidence = case when :text::text is not null then :confidence end,
                            text = coalesce(:text, text), words = case when :text::text is null then words else :words::jsonb end
                        where document_id = :id and number = :number
                        """)
                .param("text", seen.text())
                .param("words", packed(seen.words()))
                .param("confidence", seen.confidence())
                .param("engine", seen.engine())
                .param("id", document.value())
                .param("number", seen.number())
                .update();
    }

    /** What another document of the same bytes was found to say is not read again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void copy(DocumentId from, DocumentId to) {
        sql.sql("""
                        insert into document_page (document_id, number, width, height, text, words, scanned, confidence, engine)
                        select :to, number, width, height, text, words, scanned, confidence, engine from document_page where document_id = :from
                        on conflict do nothing
                        """).param("to", to.value()).param("from", from.value()).update();
    }

    /** In order. */
    public List<PageText> of(DocumentId document) {
        return sql.sql(
                        "select number, width, height, text, words, scanned from document_page where document_id = :id order by number")
                .param("id", document.value())
                .query(this::row)
                .list();
    }

    /** Those that were read by eye, in order. */
    public List<PageText> seen(DocumentId document) {
        return sql.sql("""
                        select number, width, height, text, words, scanned from document_page
                        where document_id = :id and confidence is not null order by number
                        """).param("id", document.value()).query(this::row).list();
    }

    public Optional<PageText> find(DocumentId document, int number) {
        return sql.sql("""
                        select number, width, height, text, words, scanned from document_page where document_id = :id and number = :number
                        """)
                .param("id", document.value())
                .param("number", number)
                .query(this::row)
                .optional();
    }

    /** The numbers of the pages whose text is not all they show, and of those whose text holds what a regular expression says. */
    public List<Integer> scannedOr(DocumentId document, String expression) {
        return sql.sql("""
                        select number from document_page where document_id = :id and (scanned or text ~ :expression) order by number
                        """)
                .param("id", document.value())
                .param("expression", expression)
                .query((row, n) -> row.getInt(1))
                .list();
    }

    /** Whether a page of it shows what its text does not tell. */
    public boolean isScanned(DocumentId document) {
        return sql.sql("select exists (select from document_page where document_id = :id and scanned)")
                .param("id", document.value())
                .query(Boolean.class)
                .single();
    }

    /** The numbers of the pages that no eye has read yet and whose text is not all they show. */
    public List<Integer> unseen(DocumentId document) {
        return sql.sql(
                        "select number from document_page where document_id = :id and scanned and engine is null order by number")
                .param("id", document.value())
                .query((row, n) -> row.getInt(1))
                .list();
    }

    /**
     * How far the reading by eye came.
     *
     * @param pages whose text is not all they show
     * @param read of which something was read
     */
    public record ByEye(int pages, int read) {}

    public ByEye byEye(DocumentId document) {
        return sql.sql("""
                        select count(*) as pages, count(confidence) as read from document_page where document_id = :id and scanned
                        """)
                .param("id", document.value())
                .query((row, n) -> new ByEye(row.getInt("pages"), row.getInt("read")))
                .single();
    }

    /** @param confidence 0 to 1, in its words */
    public record Sureness(int number, double confidence) {}

    /** The least sure of the pages that were read by eye; nothing when none was. */
    public Optional<Sureness> leastSure(DocumentId document) {
        return sql.sql("""
                        select number, confidence from document_page where document_id = :id and text <> '' and confidence is not null
                        order by confidence, number limit 1
                        """)
                .param("id", document.value())
                .query((row, n) -> new Sureness(row.getInt("number"), row.getDouble("confidence")))
                .optional();
    }

    public int count(DocumentId document) {
        return sql.sql("select count(*) from document_page where document_id = :id")
                .param("id", document.value())
                .query(Integer.class)
                .single();
    }

    /** All texts in order, a form feed between two pages. */
    public String text(DocumentId document) {
        return sql.sql(
                        "select coalesce(string_agg(text, chr(12) order by number), '') from document_page where document_id = :id")
                .param("id", document.value())
                .query(String.class)
                .single();
    }

    private PageText row(ResultSet row, int n) throws SQLException {
        return new PageText(
                row.getInt("number"),
                row.getFloat("width"),
                row.getFloat("height"),
                row.getString("text"),
                unpacked(row.getString("words")),
                row.getBoolean("scanned"));
    }

    private String packed(List<Word> words) {
        List<int[]> rows = new ArrayList<>(words.size());
        for (Word word : words) {
            rows.add(new int[] {
                word.start(),
                word.end(),
                scaled(word.x()),
                scaled(word.y()),
                scaled(word.width()),
                scaled(word.height()),
                scaled(word.confidence())
            });
        }
        return json.writeValueAsString(rows);
    }

    private List<Word> unpacked(String words) {
        List<Word> unpacked = new ArrayList<>();
        for (int[] row : json.readValue(words, int[][].class)) {
            unpacked.add(new Word(
                    row[0], row[1], row[2] / SCALE, row[3] / SCALE, row[4] / SCALE, row[5] / SCALE, row[6] / SCALE));
        }
        return unpacked;
    }

    private static int scaled(float share) {
        return Math.round(share * SCALE);
    }
}
