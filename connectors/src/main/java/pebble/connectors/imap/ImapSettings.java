package pebble.connectors.imap;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for every IMAP mailbox of this installation.
 *
 * @param connectTimeout a server that does not take the connection for so long is away
 * @param answerTimeout a server that says nothing for so long in an answer is away
 * @param idleRenewal IDLE is asked for anew after it, since servers end what lasts 30 minutes (RFC 2177)
 * @param turn a mailbox that has much to bring stops after it, so that others have their turn
 * @param plainHosts hosts beyond this machine that may be spoken to without encryption
 */
@ConfigurationProperties("pebble.imap")
record ImapSettings(
        @DefaultValue("20s") Duration connectTimeout,
        @DefaultValue("60s") Duration answerTimeout,
        @DefaultValue("10m") Duration idleRenewal,
        @DefaultValue("20s") Duration turn,
        @DefaultValue List<String> plainHosts) {}
