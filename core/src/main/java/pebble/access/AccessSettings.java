package pebble.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long signing in lasts, how often it may fail, and how fast requests may come.
 *
 * @param sessionLife a session ends then, used or not
 * @param sessionIdle a session ends when it was not used for so long
 * @param failureWindow failures are forgotten after it
 * @param failuresPerPair wrong passwords for one e-mail address from one network address
 * @param failuresPerEmail for one e-mail address from anywhere
 * @param failuresPerAddress from one network address for anybody
 * @param requestsPerSecond of one session, token or anonymous address
 */
@ConfigurationProperties("pebble.access")
record AccessSettings(
        @DefaultValue("30d") Duration sessionLife,
        @DefaultValue("7d") Duration sessionIdle,
        @DefaultValue("15m") Duration failureWindow,
        @DefaultValue("10") int failuresPerPair,
        @DefaultValue("50") int failuresPerEmail,
        @DefaultValue("100") int failuresPerAddress,
        @DefaultValue("500") int requestsPerSecond) {}
