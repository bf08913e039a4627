package pebble.connectors.imap;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pebble.mail.Mailbox;

/**
 * One account on an IMAP server, as a mailbox's settings name it: {@code host}; {@code port} (993 for TLS, else 143);
 * {@code security} ({@code tls}, {@code starttls} or {@code none}, which is for this machine only); {@code username} (the
 * mailbox's address); {@code auth} ({@code password} or {@code xoauth2}) with the secret {@code password} or
 * {@code access_token}; {@code folders} (INBOX); {@code poll_seconds} (60); {@code mark_seen}; {@code trust};
 * {@code max_message_bytes} (64 MB); {@code paused}. The sender check reads {@code authserv_id}.
 *
 * @param secret the password, or the access token when {@code auth} is XOAUTH2; empty when none is set
 * @param folders names or patterns, in which {@code *} stands for anything
 * @param markSeen read mail is marked as seen on the server, the only change Pebble ever makes there
 * @param trust the SHA-256 fingerprint, in hex, of the one certificate to accept; null: what the Java platform trusts
 * @param maxMessageBytes a larger mail is left out and listed as missing
 */
record ImapAccount(
        String host,
        int port,
        Security security,
        String username,
        Auth auth,
        String secret,
        List<String> folders,
        Duration pollEvery,
        boolean markSeen,
        @Nullable String trust,
        long maxMessageBytes) {
    static final int DEFAULT_POLL_SECONDS = 60;
    static final int DEFAULT_MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    enum Security {
        TLS,
        STARTTLS,
        NONE;

        int usualPort() {
            return this == TLS ? 993 : 143;
        }
    }

    enum Auth {
        PASSWORD,
        XOAUTH2;

        String secretName() {
            return this == XOAUTH2 ? "access_token" : "password";
        }
    }

    /** Of settings that {@link AccountCheck} has passed. */
    static ImapAccount of(Mailbox mailbox, Map<String, String> secrets) {
        Map<String, Object> settings = mailbox.settings();
        Security security = Security.valueOf(word(settings, "security", "tls").toUpperCase(Locale.ROOT));
        Auth auth = Auth.valueOf(word(settings, "auth", "password").toUpperCase(Locale.ROOT));
        return new ImapAccount(
                word(settings, "host", ""),
                number(settings, "port", security.usualPort()).intValue(),
                security,
                word(settings, "username", mailbox.address()),
                auth,
                secrets.getOrDefault(auth.secretName(), ""),
                folders(settings),
                Duration.ofSeconds(
                        number(settings, "poll_seconds", DEFAULT_POLL_SECONDS).longValue()),
                Boolean.TRUE.equals(settings.get("mark_seen")),
                settings.get("trust") == null ? null : fingerprint(word(settings, "trust", "")),
                number(settings, "max_message_bytes", DEFAULT_MAX_MESSAGE_BYTES).longValue());
    }

    /** Whose numbers the UIDs are. */
    String name() {
        return (username + "@" + host).toLowerCase(Locale.ROOT);
    }

    /** Hex digits only: people copy fingerprints with colons, blanks and in capitals. */
    static String fingerprint(String text) {
        return text.toLowerCase(Locale.ROOT).replaceFirst("^sha-?256[:=]?", "").replaceAll("[:\\s]", "");
    }

    private static List<String> folders(Map<String, Object> settings) {
        return switch (settings.get("folders")) {
            case List<?> several
            when !several.isEmpty() -> several.stream().map(String::valueOf).toList();
            case String one when !one.isBlank() -> List.of(one);
            case null, default -> List.of("INBOX");
        };
    }

    private static String word(Map<String, Object> settings, String name, String otherwise) {
        return Objects.requireNonNullElse(settings.get(name), otherwise)
                .toString()
                .strip();
    }

    private static Number number(Map<String, Object> settings, String name, Number otherwise) {
        return settings.get(name) instanceof Number number ? number : otherwise;
    }
}
