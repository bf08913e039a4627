package pebble.connectors.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.shared.Problem;
import pebble.shared.Problem.FieldError;

/** Refuses settings with which no IMAP server could be read, naming every field at fault. */
final class AccountCheck {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,253}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private final Map<String, Object> settings;
    private final List<FieldError> wrong = new ArrayList<>();

    private AccountCheck(Map<String, Object> settings) {
        this.settings = settings;
    }

    static void check(Map<String, Object> settings, List<String> plainHosts) {
        AccountCheck check = new AccountCheck(settings);
        check.all(plainHosts);
        if (!check.wrong.isEmpty()) {
            throw Problem.fields(check.wrong);
        }
    }

    private void all(List<String> plainHosts) {
        String host = text("host");
        if (host == null || !HOST.matcher(host).matches()) {
            wrong("host", "is required: the name of the IMAP server, such as imap.company.com");
        }
        number("port", 1, 65_535);
        String security = oneOf("security", List.of("tls", "starttls", "none"));
        if (host != null && "none".equals(security) && !mayBePlain(host, plainHosts)) {
            wrong(
                    "security",
                    "may be none for this machine only; an administrator can allow other hosts by PEBBLE_IMAP_PLAIN_HOSTS");
        }
        text("username");
        oneOf("auth", List.of("password", "xoauth2"));
        folders();
        number("poll_seconds", 1, 86_400);
        number("max_message_bytes", 1_024, 1_000_000_000);
        yesOrNo("mark_seen");
        yesOrNo("paused");
        String trust = text("trust");
        if (trust != null
                && !FINGERPRINT.matcher(ImapAccount.fingerprint(trust)).matches()) {
            wrong("trust", "must be the certificate's SHA-256 fingerprint: 64 hexadecimal digits");
        }
        text("authserv_id");
    }

    static boolean mayBePlain(String host, List<String> plainHosts) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()
                || plainHosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    private void folders() {
        switch (settings.get("folders")) {
            case null -> {}
            case String one when !one.isBlank() -> {}
            case List<?> several
            when several.stream().allMatch(name -> name instanceof String text && !text.isBlank()) -> {}
            default -> wrong("folders", "must be a list of folder names; * stands for anything");
        }
    }

    private @Nullable String text(String name) {
        return switch (settings.get(name)) {
            case null -> null;
            case String text when !text.isBlank() -> text.strip();
            default -> {
                wrong(name, "must be a text");
                yield null;
            }
        };
    }

    private @Nullable String oneOf(String name, List<String> words) {
        String word = text(name);
        if (word != null && !words.contains(word.toLowerCase(Locale.ROOT))) {
            wrong(name, "must be one of " + String.join(", ", words));
        }
        return word == null ? null : word.toLowerCase(Locale.ROOT);
    }

    private void number(String name, long least, long most) {
        switch (settings.get(name)) {
            case null -> {}
            case Integer n when n >= least && n <= most -> {}
            case Long n when n >= least && n <= most -> {}
            default -> wrong(name, "must be a whole number from " + least + " to " + most);
        }
    }

    private void yesOrNo(String name) {
        if (settings.get(name) != null && !(settings.get(name) instanceof Boolean)) {
            wrong(name, "must be true or false");
        }
    }

    private void wrong(String name, String reason) {
        wrong.add(new FieldError("settings." + name, reason));
    }
}
