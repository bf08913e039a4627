package pebble.shared;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A request that Tomcat cannot even read (an address with a bare bracket) is refused in the envelope as well, not in HTML. */
@Configuration(proxyBeanMethods = false)
class ContainerErrors {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> envelopeForUnreadableRequests() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Valve.class.getName());
            }
        });
    }

    /** Made by Tomcat itself, hence public. */
    public static final class Valve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            String body = status < 500
                    ? "{\"error\":{\"code\":\"MALFORMED_REQUEST\",\"message\":\"The request is malformed\",\"details\":{}}}"
                    : "{\"error\":{\"code\":\"INTERNAL\",\"message\":\"Something went wrong on our side.\",\"details\":{}}}";
            try {
                response.setContentType("application/json");
                response.setCharacterEncoding("utf-8");
                response.getReporter().write(body);
                response.finishResponse();
            } catch (IOException gone) {
                // The client has left; there is nobody to tell.
            }
        }
    }
}
