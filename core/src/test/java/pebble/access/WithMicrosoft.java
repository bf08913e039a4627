package pebble.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import pebble.TestServer;

/** A server where {@link #TENANT} is the way in, the same one for all tests that say so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pebble.access.failure-pace=0", "pebble.microsoft.answer-within=3s"})
@ContextConfiguration(initializers = WithMicrosoft.Settings.class)
@interface WithMicrosoft {
    FakeTenant TENANT = new FakeTenant();

    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "pebble.microsoft.client-id=" + FakeTenant.CLIENT,
                            "pebble.microsoft.client-secret=" + FakeTenant.SECRET,
                            "pebble.microsoft.tenant-id=" + FakeTenant.TENANT,
                            "pebble.microsoft.authority=" + TENANT.authority())
                    .applyTo(context);
        }
    }
}
