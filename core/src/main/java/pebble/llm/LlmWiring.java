package pebble.llm;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers from the model that a connector provides, or none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LlmSettings.class)
class LlmWiring {

    @Bean
    Answers answers(
            ObjectProvider<LanguageModel> model,
            LlmSettings settings,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        return new Answers(model.getIfAvailable(), settings, meters.getIfAvailable(SimpleMeterRegistry::new), clock);
    }
}
