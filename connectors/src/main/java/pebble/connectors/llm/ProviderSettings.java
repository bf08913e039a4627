package pebble.connectors.llm;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param provider {@code azure}, {@code ollama}, or nothing: then there is no language model */
@ConfigurationProperties("pebble.llm")
record ProviderSettings(@DefaultValue("") String provider) {}
