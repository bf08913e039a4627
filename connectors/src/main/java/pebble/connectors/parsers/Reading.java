package pebble.connectors.parsers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pebble.connectors.sandbox.ReadingSettings;
import pebble.connectors.sandbox.SandboxedReader;

/** Files are read by the parsers of this package, in processes of their own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingSettings.class)
class Reading {

    @Bean
    SandboxedReader fileReader(ReadingSettings settings) {
        return new SandboxedReader(settings, ParserProcess.class);
    }
}
