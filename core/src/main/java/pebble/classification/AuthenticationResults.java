package pebble.classification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.mime.Header;
import pebble.mime.Mail;

/**
 * What the mailbox's own server found (RFC 8601). Anybody can write such a header into a mail, so only those of the configured
 * server count, and only in the block that stands uppermost: what comes below the first other header came with the mail.
 */
final class AuthenticationResults {
    /** @param properties such as {@code header.d} and {@code smtp.mailfrom} */
    record Result(String method, String result, Map<String, String> properties) {
        boolean passes() {
            return result.equals("pass");
        }
    }

    private final List<Result> results;

    private AuthenticationResults(List<Result> results) {
        this.results = results;
    }

    static AuthenticationResults of(Mail mail, @Nullable String authservId) {
        var results = new ArrayList<Result>();
        if (authservId != null) {
            boolean inside = false;
            for (Header header : mail.headers()) {
                boolean one = header.is("Authentication-Results");
                if (inside && !one) {
                    break;
                }
                if (one) {
                    inside = true;
                    read(header.value(), authservId, results);
                }
            }
        }
        return new AuthenticationResults(results);
    }

    boolean areGiven() {
        return !results.isEmpty();
    }

    /** The uppermost result of the method; empty when the server gave none. */
    String of(String method) {
        for (var result : results) {
            if (result.method().equals(method)) {
                return result.result();
            }
        }
        return "";
    }

    /** Whether the server confirms that this domain sent the mail. */
    boolean confirm(DomainName from) {
        var dmarc = of("dmarc");
        if (!dmarc.isEmpty() && !dmarc.equals("none") && !dmarc.equals("bestguesspass")) {
            return dmarc.equals("pass");
        }
        for (var result : results) {
            var domain = switch (result.method()) {
                case "dkim" ->
                    result.properties()
                            .getOrDefault("header.d", result.properties().getOrDefault("header.i", ""));
                case "spf" ->
                    result.properties()
                            .getOrDefault("smtp.mailfrom", result.properties().getOrDefault("smtp.mfrom", ""));
                default -> "";
            };
            if (result.passes()
                    && !domain.isEmpty()
                    && DomainName.ofAddress(domain).belongsTo(from)) {
                return true;
            }
        }
        return false;
    }

    private static void read(String value, String authservId, List<Result> results) {
        var parts = withoutComments(value.length() > 10_000 ? value.substring(0, 10_000) : value)
                .split(";");
        var server = parts[0].strip().toLowerCase(Locale.ROOT);
        int space = server.indexOf(' ');
        if (!(space < 0 ? server : server.substring(0, space)).equals(authservId)) {
            return;
        }
        for (int i = 1; i < parts.length; i++) {
            var result = result(parts[i].strip().toLowerCase(Locale.ROOT));
            if (result != null) {
                results.add(result);
            }
        }
    }

    private static @Nullable Result result(String text) {
        var properties = new HashMap<String, String>();
        var method = "";
        var outcome = "";
        for (var word : text.split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                continue;
            }
            var name = word.substring(0, equals);
            var value = word.substring(equals + 1).replace("\"", "");
            if (method.isEmpty()) {
                int version = name.indexOf('/');
                method = version < 0 ? name : name.substring(0, version);
                outcome = value;
            } else {
                properties.putIfAbsent(name, value);
            }
        }
        return method.isEmpty() ? null : new Result(method, outcome, properties);
    }

    private static String withoutComments(String value) {
        var out = new StringBuilder(value.length());
        int depth = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
