package pebble.app;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The screen. Files with a hash in their name may be kept by browsers for ever; every other address that is no file is one of
 * the screen's own places and answers its page, which is asked for anew each time.
 */
@Configuration(proxyBeanMethods = false)
class WebApp implements WebMvcConfigurer {
    private static final String ROOT = "classpath:/web/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(ROOT + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(ROOT)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new PlacesOfTheScreen());
    }

    /** A resource handler does not answer for its empty path. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    private static final class PlacesOfTheScreen extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            if (file != null && file.isReadable()) {
                return file;
            }
            boolean place = !path.equals("api")
                    && !path.startsWith("api/")
                    && !path.substring(path.lastIndexOf('/') + 1).contains(".");
            return place ? super.getResource("index.html", location) : null;
        }
    }
}
