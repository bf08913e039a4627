package pebble.access;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The application that is registered with Microsoft Entra.
 *
 * @param tenantId the tenant's own id, not a domain and not {@code common}: only so is its issuer known beforehand
 * @param redirectUri where Microsoft sends the browser back to; blank for the address that the browser used
 * @param authority where the tenants live
 * @param answerWithin how long Microsoft may take, all its answers together, while a browser waits
 * @param journey how long a person may take to sign in there
 */
@ConfigurationProperties("pebble.microsoft")
record MicrosoftSettings(
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String tenantId,
        @DefaultValue("") String redirectUri,
        @DefaultValue("https://login.microsoftonline.com") String authority,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("10m") Duration journey) {
    private static final Pattern REDIRECT = Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*)?" + MicrosoftApi.CALLBACK);
    private static final Pattern TENANT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    MicrosoftSettings {
        tenantId = tenantId.strip().toLowerCase(Locale.ROOT);
        redirectUri = redirectUri.strip();
    }

    /** Signing in is offered only when everything is set. */
    boolean offered() {
        return refusal() == null;
    }

    /** Why it is not offered, or null. */
    @Nullable
    String refusal() {
        if (clientId.isBlank() || clientSecret.isBlank() || tenantId.isBlank()) {
            return "MS_CLIENT_ID, MS_CLIENT_SECRET and MS_TENANT_ID are not all set.";
        }
        if (!TENANT.matcher(tenantId).matches()) {
            return "MS_TENANT_ID must be the directory (tenant) id, 36 characters, as the app's registration shows it.";
        }
        if (!redirectUri.isEmpty() && !REDIRECT.matcher(redirectUri).matches()) {
            return "MS_REDIRECT_URI must be a whole address that ends in " + MicrosoftApi.CALLBACK + ".";
        }
        return null;
    }

    boolean begun() {
        return !clientId.isBlank() && !clientSecret.isBlank() && !tenantId.isBlank();
    }

    String issuer() {
        return authority + "/" + tenantId + "/v2.0";
    }

    String authorizeUri() {
        return authority + "/" + tenantId + "/oauth2/v2.0/authorize";
    }

    String tokenUri() {
        return authority + "/" + tenantId + "/oauth2/v2.0/token";
    }

    String keysUri() {
        return authority + "/" + tenantId + "/discovery/v2.0/keys";
    }

    /** Without the secret: settings are printed where they are refused. */
    @Override
    public String toString() {
        return "MicrosoftSettings[clientId=" + clientId + ", tenantId=" + tenantId + ", redirectUri=" + redirectUri
                + "]";
    }
}
