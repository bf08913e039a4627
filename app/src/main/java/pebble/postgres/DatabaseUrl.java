package pebble.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import pebble.ground.Refusal;

/** How to reach a PostgreSQL, read from the customary {@code postgresql://user:password@host:5432/name?sslmode=…}. */
public record DatabaseUrl(String jdbc, String user, String password) {

    public static DatabaseUrl parse(String text) {
        String spelling = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        URI uri;
        try {
            uri = URI.create(spelling);
        } catch (IllegalArgumentException malformed) {
            throw unreadable();
        }
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!postgres
                || uri.getHost() == null
                || uri.getPath() == null
                || uri.getPath().length() < 2) {
            throw unreadable();
        }
        String[] login = uri.getRawUserInfo() == null
                ? new String[] {""}
                : uri.getRawUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort())
                + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return new DatabaseUrl(jdbc, decoded(login[0]), login.length > 1 ? decoded(login[1]) : "");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The text is not repeated: it may hold a password. */
    private static Refusal unreadable() {
        return new Refusal(
                "DATABASE_URL cannot be read.",
                "Write it as postgresql://user:password@host:5432/name, special characters of the password percent-encoded.");
    }

    @Override
    public String toString() {
        return jdbc;
    }
}
