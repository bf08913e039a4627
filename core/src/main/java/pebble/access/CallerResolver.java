package pebble.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import pebble.identity.Caller;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** Hands an endpoint its {@link Caller}, or what they signed in with. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class || type == CredentialId.class || type == SignedIn.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        SignedIn signedIn = SignedIn.current();
        if (signedIn == null) {
            throw new Problem(CommonError.UNAUTHENTICATED, "Sign in to do this.");
        }
        if (parameter.getParameterType() == Caller.class) {
            return signedIn.caller();
        }
        return parameter.getParameterType() == CredentialId.class ? signedIn.credential() : signedIn;
    }
}
