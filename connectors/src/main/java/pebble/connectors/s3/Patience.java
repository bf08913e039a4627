package pebble.connectors.s3;

import java.time.Duration;

/**
 * How long the store is waited for.
 *
 * @param attempts how often a request is made in all
 * @param pause before it is made again; doubled each time, and four times as long where the store asked us to slow down
 * @param connect the longest that a connection may take to come about
 * @param silence the longest that a connection may say nothing
 */
record Patience(int attempts, Duration pause, Duration connect, Duration silence) {
    static final Patience USUAL =
            new Patience(5, Duration.ofMillis(200), Duration.ofSeconds(3), Duration.ofSeconds(20));
}
