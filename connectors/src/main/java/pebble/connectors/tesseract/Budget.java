package pebble.connectors.tesseract;

import java.time.Duration;

/**
 * What one page may take.
 *
 * @param time for all that is tried on it
 * @param memory bytes of address space of its process
 */
record Budget(Duration time, long memory) {
    static final Budget USUAL = new Budget(Duration.ofSeconds(60), 1L << 30);
}
