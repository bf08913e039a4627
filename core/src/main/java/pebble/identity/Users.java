package pebble.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.shared.Problem;

@Component
class Users implements Addressed {
    private static final String COLUMNS = "id, version, email, name, roles, entities, streams, disabled_at, created_at";

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean none() {
        return !jdbc.sql("select exists (select from app_user)")
                .query(Boolean.class)
                .single();
    }

    void add(User user, @Nullable String passwordHash) {
        try {
            bind("""
                            insert into app_user (id, version, email, name, password_hash, roles, entities, streams, created_at)
                            values (:id, :version, :email, :name, :hash, :roles, :entities, :streams, :created)
                            """, user)
                    .param("hash", passwordHash)
                    .param("created", user.createdAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Problem(IdentityError.USER_EXISTS, IdentityError.USER_EXISTS.sentence());
        }
    }

    /** Writes the user over the version it was made from. */
    User update(User user) {
        try {
            return bind("""
                            update app_user
                            set email = :email, name = :name, roles = :roles, entities = :entities, streams = :streams,
                                disabled_at = :disabled, version = version + 1
                            where id = :id and version = :version
                            returning\s""" + COLUMNS, user)
                    .param(
                            "disabled",
                            user.disabledAt() == null ? null : user.disabledAt().atOffset(ZoneOffset.UTC))
                    .query(Users::read)
                    .single();
        } catch (DuplicateKeyException taken) {
            throw new Problem(IdentityError.USER_EXISTS, IdentityError.USER_EXISTS.sentence());
        }
    }

    void setPassword(UserId id, String hash) {
        jdbc.sql("update app_user set password_hash = :hash, version = version + 1 where id = :id")
                .param("hash", hash)
                .param("id", id.value())
                .update();
    }

    /** For the length of the transaction, no two acts take the role from each other's last administrator. */
    void lockAdmins() {
        jdbc.sql("select id from app_user where 'ADMIN' = any(roles) and disabled_at is null order by id for update")
                .query(UUID.class)
                .list();
    }

    boolean isOnlyAdmin(UserId id) {
        return jdbc.sql("""
                        select not exists (
                            select from app_user where 'ADMIN' = any(roles) and disabled_at is null and id <> :id)
                        """).param("id", id.value()).query(Boolean.class).single();
    }

    @Override
    public void mustBeThere(Caller caller, Object id) {
        if (id instanceof UserId user) {
            get(user);
        }
    }

    User get(UserId id) {
        return find(id).orElseThrow(
                        () -> new Problem(IdentityError.USER_NOT_FOUND, IdentityError.USER_NOT_FOUND.sentence()));
    }

    User getForChange(UserId id) {
        return one("id = :id for update", id)
                .orElseThrow(() -> new Problem(IdentityError.USER_NOT_FOUND, IdentityError.USER_NOT_FOUND.sentence()));
    }

    Optional<User> find(UserId id) {
        return one("id = :id", id);
    }

    private Optional<User> one(String where, UserId id) {
        return jdbc.sql("select " + COLUMNS + " from app_user where " + where)
                .param("id", id.value())
                .query(Users::read)
                .optional();
    }

    /** In order of creation, which is the order of their ids. */
    List<User> list(@Nullable UUID after, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from app_user
                        where cast(:after as uuid) is null or id > :after
                        order by id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(Users::read)
                .list();
    }

    private JdbcClient.StatementSpec bind(String sql, User user) {
        return jdbc.sql(sql)
                .param("id", user.id().value())
                .param("version", user.version())
                .param("email", user.email())
                .param("name", user.name())
                .param("roles", user.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param(
                        "entities",
                        user.entities().stream().map(EntityId::value).sorted().toArray(UUID[]::new))
                .param("streams", user.streams().stream().sorted().toArray(String[]::new));
    }

    private static User read(ResultSet row, int n) throws SQLException {
        OffsetDateTime disabled = row.getObject("disabled_at", OffsetDateTime.class);
        return new User(
                new UserId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getString("email"),
                row.getString("name"),
                Stream.of(strings(row.getArray("roles")))
                        .map(Role::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                Stream.of((UUID[]) row.getArray("entities").getArray())
                        .map(EntityId::new)
                        .collect(Collectors.toSet()),
                new TreeSet<>(Set.of(strings(row.getArray("streams")))),
                disabled == null ? null : disabled.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
