package pebble.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param largest how large one document may be */
@ConfigurationProperties("pebble.documents")
public record DocumentSettings(@DefaultValue("200MB") DataSize largest) {}
