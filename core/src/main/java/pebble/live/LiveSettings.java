package pebble.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The event stream.
 *
 * @param retention how long events are kept for browsers that come back
 * @param heartbeat a comment is sent when nothing else was for so long
 * @param backlog how many events may wait for one slow browser before it is cut off, to resume when it can
 * @param presence who was not heard of for so long is no longer looking
 */
@ConfigurationProperties("pebble.live")
record LiveSettings(
        @DefaultValue("7d") Duration retention,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2000") int backlog,
        @DefaultValue("30s") Duration presence) {}
