package pebble.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.shared.PublicId;

/**
 * Proves that no sealed record was edited, removed or slipped in. Nothing inside a database can prove that its newest part was
 * not cut off together with its seals: whoever needs that notes the head somewhere else.
 */
@Component
public class AuditChain {
    private static final int SHOWN = 100;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    AuditChain(DataSource dataSource, PlatformTransactionManager transactions) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(1000);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * What the check found.
     *
     * @param sealed how many seals there are
     * @param head the hash of the newest, in hex; empty before the first
     * @param firstBroken the first place in the chain that is not as it was sealed, null when all are
     * @param broken in which way
     * @param unsealed how many records wait for the sealer
     * @param unsealedTail the first of them
     * @param unaccounted records that are neither sealed nor waiting: somebody slipped them in, or took their seal away
     */
    public record Verification(
            boolean intact,
            long sealed,
            String head,
            @Nullable Long firstBroken,
            @Nullable String broken,
            long unsealed,
            List<String> unsealedTail,
            List<String> unaccounted) {}

    public Verification verify() {
        Verification verification = snapshot.execute(status -> walk());
        if (verification == null) {
            throw new IllegalStateException("the check gave no answer");
        }
        return verification;
    }

    /** Where the walk along the chain stands. */
    private static final class Walk {
        long seals;
        byte[] hash = Sealed.start();

        @Nullable
        Long firstBroken;

        @Nullable
        String broken;

        void step(long seq, byte[] sealedHash, @Nullable String canonical) {
            seals++;
            if (firstBroken == null) {
                String fault = fault(seq, sealedHash, canonical);
                if (fault != null) {
                    firstBroken = seq;
                    broken = fault;
                }
            }
            hash = sealedHash;
        }

        private @Nullable String fault(long seq, byte[] sealedHash, @Nullable String canonical) {
            if (seq != seals) {
                return "a seal before it is missing";
            }
            if (canonical == null) {
                return "its record is missing";
            }
            return MessageDigest.isEqual(Sealed.hash(hash, canonical), sealedHash)
                    ? null
                    : "its record or its seal was changed";
        }
    }

    private Verification walk() {
        Walk walk = new Walk();
        jdbc.query(
                "select s.seq, s.hash, " + Sealed.COLUMNS
                        + " from audit_seal s left join audit_record r on r.id = s.audit_id order by s.seq",
                row -> {
                    boolean there = row.getObject("id", UUID.class) != null;
                    walk.step(row.getLong("seq"), row.getBytes("hash"), there ? Sealed.canonical(row) : null);
                });
        List<String> tail = ids("""
                select audit_id as id from audit_unsealed order by xid, audit_id limit %d
                """);
        List<String> unaccounted = ids("""
                select r.id from audit_record r
                where not exists (select from audit_seal s where s.audit_id = r.id)
                  and not exists (select from audit_unsealed u where u.audit_id = r.id)
                order by r.id limit %d
                """);
        Long unsealed = jdbc.queryForObject("select count(*) from audit_unsealed", Long.class);
        return new Verification(
                walk.firstBroken == null && unaccounted.isEmpty(),
                walk.seals,
                walk.seals == 0 ? "" : HexFormat.of().formatHex(walk.hash),
                walk.firstBroken,
                walk.broken,
                unsealed == null ? 0 : unsealed,
                tail,
                unaccounted);
    }

    private List<String> ids(String sql) {
        return new ArrayList<>(
                jdbc.query(sql.formatted(SHOWN), (row, n) -> PublicId.format("aud", row.getObject("id", UUID.class))));
    }
}
