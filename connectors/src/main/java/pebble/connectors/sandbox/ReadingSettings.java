package pebble.connectors.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a file may cost.
 *
 * @param file the longest that one may be read
 * @param page the longest that one page may be drawn
 * @param memory megabytes of heap of one process
 * @param processes how many files are read at once; 0 for as many as there are processors
 */
@ConfigurationProperties("pebble.reading")
public record ReadingSettings(
        @DefaultValue("60s") Duration file,
        @DefaultValue("20s") Duration page,
        @DefaultValue("384") int memory,
        @DefaultValue("0") int processes) {
    private static final int LEAST_MEMORY = 128;

    public ReadingSettings {
        memory = Math.max(memory, LEAST_MEMORY);
        processes = processes > 0 ? processes : Runtime.getRuntime().availableProcessors();
    }
}
