package pebble.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.View;
import pebble.identity.Addressed;
import pebble.shared.Envelope;
import pebble.shared.Problem;

/**
 * The framework reads a body before an endpoint can look for the thing it is about, yet 404 comes before 400. So when a body
 * cannot be read, and only then, the thing is looked for here. A request that is in order pays nothing for it.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableBodies {
    private final List<Addressed> things;
    private final Envelope envelope;

    UnreadableBodies(List<Addressed> things, Envelope envelope) {
        this.things = things;
        this.envelope = envelope;
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, HttpMediaTypeNotSupportedException.class})
    @Nullable
    ResponseEntity<Object> unreadable(Exception failure, WebRequest request) throws Exception {
        Optional<Problem> missing = missing(request);
        return missing.isPresent() ? envelope.refused(missing.get()) : envelope.handleException(failure, request);
    }

    /** The ids of the address are converted before the body is read, in the order in which endpoints name them. */
    private Optional<Problem> missing(WebRequest request) {
        SignedIn signedIn = SignedIn.current();
        if (signedIn == null
                || !(request.getAttribute(View.PATH_VARIABLES, RequestAttributes.SCOPE_REQUEST)
                        instanceof Map<?, ?> ids)) {
            return Optional.empty();
        }
        try {
            ids.values().forEach(id -> things.forEach(thing -> thing.mustBeThere(signedIn.caller(), id)));
            return Optional.empty();
        } catch (Problem notThere) {
            return Optional.of(notThere);
        }
    }
}
