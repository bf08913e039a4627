package pebble.connectors.http;

import java.net.URI;
import java.util.Set;

/** Where an outside system lives, as people paste it: with or without a slash or the API's path behind it. */
public final class Address {
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private Address() {}

    /** @param api the path that the adapter appends itself */
    public static String of(String variable, String text, String api) {
        String bare = text.strip().replaceAll("/+$", "").replaceFirst(api + "$", "");
        if (!bare.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(variable + " is not an address that begins with https:// or http://.");
        }
        return bare;
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
