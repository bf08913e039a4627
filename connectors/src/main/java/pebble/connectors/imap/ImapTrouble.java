package pebble.connectors.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import pebble.mail.MailSource.SourceUnavailable;

/** Says what went wrong with a server in a sentence that tells what to check. */
final class ImapTrouble {
    private static final int SHOWN = 200;

    private ImapTrouble() {}

    /** What the server said is repeated only as far as it holds no secret; the cause, which may, is not passed on. */
    static SourceUnavailable translated(ImapAccount account, Throwable failure) {
        if (failure instanceof SourceUnavailable known) {
            return known;
        }
        return new SourceUnavailable(sentence(account, failure), new Hidden(failure));
    }

    /** Where it happened, without what was said. */
    private static final class Hidden extends Exception {
        private final boolean refusal;

        Hidden(Throwable failure) {
            super(failure.getClass().getSimpleName());
            setStackTrace(failure.getStackTrace());
            refusal = isRefusal(failure);
        }
    }

    /** The server answered, and the conversation can go on. */
    static boolean isRefusal(SourceUnavailable trouble) {
        return trouble.getCause() instanceof Hidden hidden && hidden.refusal;
    }

    private static boolean isRefusal(Throwable failure) {
        return has(failure, CommandFailedException.class)
                || has(failure, BadCommandException.class)
                || failure instanceof FolderNotFoundException;
    }

    static String sentence(ImapAccount account, Throwable failure) {
        String server = account.host() + ":" + account.port();
        if (failure instanceof AuthenticationFailedException) {
            return account.auth() == ImapAccount.Auth.XOAUTH2
                    ? "The server refused the access token. It may have expired, or lack the permission to read mail by IMAP."
                            + words(account, failure)
                    : "The server refused the user name or the password. Check both, and whether the account may use IMAP"
                            + " (some providers want an app password)." + words(account, failure);
        }
        if (has(failure, UnknownHostException.class)) {
            return "No server is called " + account.host() + ". Check the host name.";
        }
        if (has(failure, SSLException.class)) {
            return account.trust() == null
                    ? "No secure connection to " + server
                            + " could be made. Check that port and security fit together, and"
                            + " the server's certificate; one of your own making can be named in the setting trust by its"
                            + " SHA-256 fingerprint."
                    : "No secure connection to " + server
                            + " could be made. Its certificate may not be the one that the" + " setting trust names.";
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return "Nothing answers at " + server + ". Check host and port, and whether a firewall is between.";
        }
        if (has(failure, SocketTimeoutException.class) || tells(failure, SocketTimeoutException.class)) {
            return "The server " + server
                    + " took too long to answer. Check host, port and security; it is tried again.";
        }
        if (isRefusal(failure)) {
            return "The server " + server + " refused a command." + words(account, failure);
        }
        if (failure.getMessage() != null && failure.getMessage().contains("STARTTLS")) {
            return "The server " + server + " offers no STARTTLS. Try the security tls, usually at port 993.";
        }
        return "The server " + server
                + " broke off the conversation or does not speak IMAP. Check port and security; it is"
                + " tried again.";
    }

    private static String words(ImapAccount account, Throwable failure) {
        Throwable speaker = failure.getCause() == null ? failure : failure.getCause();
        String said = String.valueOf(speaker.getMessage())
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceFirst("^[A-Z]+[0-9]+ (NO|BAD) ", "")
                .strip();
        for (String secret : secrets(account)) {
            said = said.replace(secret, "…");
        }
        return said.isEmpty() ? "" : " The server said: " + said.substring(0, Math.min(SHOWN, said.length()));
    }

    private static String[] secrets(ImapAccount account) {
        if (account.secret().isEmpty()) {
            return new String[0];
        }
        byte[] secret = account.secret().getBytes(StandardCharsets.UTF_8);
        return new String[] {account.secret(), Base64.getEncoder().encodeToString(secret)};
    }

    /** The library hands on what broke a connection as text only. */
    private static boolean tells(Throwable failure, Class<? extends Throwable> kind) {
        return String.valueOf(failure.getMessage()).contains(kind.getSimpleName());
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
