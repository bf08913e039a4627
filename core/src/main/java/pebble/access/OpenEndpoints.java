package pebble.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.RequestPath;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import pebble.identity.Allowed;

/** Recognises requests to the endpoints that say {@code @Allowed(anyone = true)}. */
@Component
class OpenEndpoints implements RequestMatcher {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable List<RequestMappingInfo> open;

    OpenEndpoints(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        RequestPath outer = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : null;
        ServletRequestPathUtils.parseAndCache(request);
        try {
            return open().stream().anyMatch(mapping -> mapping.getMatchingCondition(request) != null);
        } finally {
            ServletRequestPathUtils.setParsedRequestPath(outer, request);
        }
    }

    private List<RequestMappingInfo> open() {
        List<RequestMappingInfo> known = open;
        if (known == null) {
            known = mappings.getObject().getHandlerMethods().entrySet().stream()
                    .filter(endpoint -> {
                        Allowed allowed = endpoint.getValue().getMethodAnnotation(Allowed.class);
                        return allowed != null && allowed.anyone();
                    })
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            open = known;
        }
        return known;
    }
}
