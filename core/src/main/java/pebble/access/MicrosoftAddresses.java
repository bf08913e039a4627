package pebble.access;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The addresses of an account that somebody answers for. An {@code email} claim can be typed in by anybody unless Microsoft says that
 * its domain was proven ({@code xms_edov}). A sign-in name is given by the tenant to its own people only: a guest's comes from elsewhere.
 */
final class MicrosoftAddresses {
    private static final Set<String> YES = Set.of("true", "1");

    private MicrosoftAddresses() {}

    static List<String> of(Jwt token) {
        return Stream.of(
                        isProven(token) ? token.getClaimAsString("email") : null,
                        isOwn(token) ? token.getClaimAsString("preferred_username") : null)
                .filter(Objects::nonNull)
                .filter(MicrosoftAddresses::isPlain)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static boolean isProven(Jwt token) {
        return YES.contains(String.valueOf((Object) token.getClaim("xms_edov")).toLowerCase(Locale.ROOT));
    }

    private static boolean isOwn(Jwt token) {
        String provider = token.getClaimAsString("idp");
        return provider == null
                || provider.equals(token.getClaimAsString("iss"))
                || provider.equals("https://sts.windows.net/" + token.getClaimAsString("tid") + "/");
    }

    /** Some letters fold to plain ones when made small (the Kelvin sign to k) and would find somebody else. */
    private static boolean isPlain(@Nullable String address) {
        return address != null
                && !address.isBlank()
                && address.chars().allMatch(letter -> letter > ' ' && letter < 127);
    }
}
