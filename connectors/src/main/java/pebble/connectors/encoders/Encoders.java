package pebble.connectors.encoders;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pebble.classifier.Encoder;

/** The encoder that Pebble brings, unless the settings named another before. */
@Configuration(proxyBeanMethods = false)
class Encoders {

    @Bean
    @ConditionalOnMissingBean
    Encoder encoder() {
        return new MiniLm();
    }
}
