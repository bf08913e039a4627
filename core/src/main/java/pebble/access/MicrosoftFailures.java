package pebble.access;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import pebble.access.MicrosoftRefused.Reason;

/** What Microsoft's error codes (RFC 6749, 4.1.2.1 and 5.2) mean here. */
final class MicrosoftFailures {
    private static final Set<String> OURS = Set.of(
            OAuth2ErrorCodes.INVALID_CLIENT,
            OAuth2ErrorCodes.INVALID_REQUEST,
            OAuth2ErrorCodes.INVALID_SCOPE,
            OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
            OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE,
            OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE,
            "invalid_resource");
    private static final Set<String> THEIRS =
            Set.of(OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    /** The number by which Microsoft's own pages explain a failure. */
    private static final Pattern NUMBER = Pattern.compile("AADSTS\\d{1,9}");

    private static final OAuth2ErrorHttpMessageConverter ERRORS = new OAuth2ErrorHttpMessageConverter();
    private static final int LINE = 300;

    private MicrosoftFailures() {}

    /** The framework's own handler understands 400 only; a secret that ran out is answered 401. */
    static void read(HttpRequest request, ClientHttpResponse response) throws IOException {
        OAuth2Error error;
        try {
            error = ERRORS.read(OAuth2Error.class, response);
        } catch (HttpMessageNotReadableException notOfTheStandard) {
            error = new OAuth2Error("http_" + response.getStatusCode().value());
        }
        throw new OAuth2AuthorizationException(error);
    }

    /** @param error as the browser brought it back, so anything that somebody may have typed */
    static MicrosoftRefused atTheirPage(String error) {
        String known = error.matches("[a-z_]{1,40}") ? error : "none";
        Reason reason =
                OURS.contains(known) ? Reason.SETUP : THEIRS.contains(known) ? Reason.UNAVAILABLE : Reason.REFUSED;
        return new MicrosoftRefused(reason, "Microsoft sent no code: " + known);
    }

    static MicrosoftRefused atTheCode(OAuth2AuthorizationException failed) {
        String code = failed.getError().getErrorCode();
        if (OAuth2ErrorCodes.INVALID_GRANT.equals(code)) {
            return new MicrosoftRefused(Reason.REFUSED, "The code was not accepted.", failed);
        }
        return OURS.contains(code)
                ? new MicrosoftRefused(Reason.SETUP, "Microsoft does not accept this installation.", failed)
                : unavailable(failed);
    }

    static MicrosoftRefused unavailable(Exception cause) {
        return new MicrosoftRefused(Reason.UNAVAILABLE, "Microsoft does not answer as it should.", cause);
    }

    /** One line for the log, without what an answer held. */
    static String told(@Nullable Throwable cause) {
        if (cause == null) {
            return "";
        }
        if (cause instanceof OAuth2AuthorizationException failed) {
            OAuth2Error error = failed.getError();
            Matcher number = NUMBER.matcher(String.valueOf(error.getDescription()));
            return number.find() ? error.getErrorCode() + " " + number.group() : error.getErrorCode();
        }
        String message = Objects.requireNonNullElse(
                        cause.getMessage(), cause.getClass().getSimpleName())
                .replaceAll("\\p{Cntrl}+", " ");
        return message.substring(0, Math.min(message.length(), LINE));
    }
}
