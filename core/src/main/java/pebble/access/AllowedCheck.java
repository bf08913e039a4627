package pebble.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import pebble.identity.Allowed;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** Holds every endpoint to its {@link Allowed}, before the body is read and any id is looked up. One without is closed to all. */
final class AllowedCheck implements HandlerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(AllowedCheck.class);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // The second dispatch of a stream that has ended continues a request that was let in.
        if (request.getDispatcherType() == DispatcherType.ASYNC
                || !(handler instanceof HandlerMethod method)
                || isNotOurs(method)) {
            return true;
        }
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null) {
            log.error("endpoint without @Allowed refused method={}", method.getShortLogMessage());
            throw new Problem(CommonError.FORBIDDEN, "This endpoint does not say who may call it.");
        }
        if (allowed.anyone()) {
            return true;
        }
        SignedIn signedIn = SignedIn.current();
        if (signedIn == null) {
            throw new Problem(CommonError.UNAUTHENTICATED, "Sign in to do this.");
        }
        if (allowed.value().length > 0 && Arrays.stream(allowed.value()).noneMatch(signedIn.caller()::has)) {
            throw new Problem(CommonError.FORBIDDEN, "Your roles do not allow this.");
        }
        return true;
    }

    /** The library that serves the API's description; the security rules ask for a signed-in user there. */
    private static boolean isNotOurs(HandlerMethod method) {
        return !method.getBeanType().getName().startsWith("pebble.");
    }
}
