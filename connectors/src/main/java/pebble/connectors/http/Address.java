package pebble.connectors.http;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** Where an outside system lives, as people paste it: with or without a slash or the API's path behind it. */
public final class Address {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern PRIVATE = Pattern.compile(
            "(?:10|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))(?:\\.\\d{1,3}){2,3}|[^:]*\\.(?:local|internal)");

    private Address() {}

    /** @param api the path that the adapter appends itself */
    public static String of(String variable, String text, String api) {
        String bare = text.strip().replaceAll("/+$", "").replaceFirst(api + "$", "");
        if (!bare.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(variable + " is not an address that begins with https:// or http://.");
        }
        return bare;
    }

    /** A key goes in clear only where it stays in one's own network: to this machine, a name without a dot, as containers have, or a private address. */
    public static String inner(String variable, String text) {
        String address = of(variable, text, "");
        String host = String.valueOf(URI.create(address).getHost());
        if (address.startsWith("http:")
                && !HERE.contains(host)
                && host.contains(".")
                && !PRIVATE.matcher(host).matches()) {
            throw new IllegalArgumentException(variable
                    + " must begin with https://, since texts and a key are sent there beyond your own network.");
        }
        return address;
    }

    /** A key goes over the wire only when nobody can read it there. */
    public static String secret(String variable, String text, String api) {
        String address = of(variable, text, api);
        if (address.startsWith("http:")
                && !HERE.contains(String.valueOf(URI.create(address).getHost()))) {
            throw new IllegalArgumentException(variable + " must begin with https://, since a key is sent there.");
        }
        return address;
    }
}
