package pebble.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long signing in lasts, how often it may fail, how fast requests may come and how large.
 *
 * @param sessionLife a session ends then, used or not
 * @param sessionIdle a session ends when it was not used for so long
 * @param failureWindow failures are forgotten after it
 * @param failuresPerPair wrong passwords for one e-mail address from one network address
 * @param failuresPerEmail for one e-mail address from anywhere
 * @param failuresPerAddress from one network address for anybody
 * @param failurePace failed attempts are answered at multiples of it, so that their time tells nothing
 * @param requestsPerSecond of one session, token or anonymous address
 * @param jsonLimit the largest JSON body that is read
 */
@ConfigurationProperties("pebble.access")
record AccessSettings(
        @DefaultValue("30d") Duration sessionLife,
        @DefaultValue("7d") Duration sessionIdle,
        @DefaultValue("15m") Duration failureWindow,
        @DefaultValue("10") int failuresPerPair,
        @DefaultValue("50") int failuresPerEmail,
        @DefaultValue("100") int failuresPerAddress,
        @DefaultValue("500ms") Duration failurePace,
        @DefaultValue("500") int requestsPerSecond,
        @DefaultValue("32MB") DataSize jsonLimit) {}
