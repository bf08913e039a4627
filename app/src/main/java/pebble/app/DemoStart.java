package pebble.app;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pebble.demo.DemoLoading;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Terminal;

/** {@code up --demo}: after the greeting, which leaves the command line's way in, the demo comes in by the same door. */
@Component
@ConditionalOnBean(Start.class)
class DemoStart {
    private final Start start;
    private final DataFolder data;
    private final Terminal terminal;
    private final Clock clock;

    DemoStart(Start start, DataFolder data, Terminal terminal, Clock clock) {
        this.start = start;
        this.data = data;
        this.terminal = terminal;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (start.demo()) {
            Thread.ofVirtual().name("demo").start(this::load);
        }
    }

    private void load() {
        try {
            new DemoLoading(data.path(), terminal, clock).load();
        } catch (Refusal refusal) {
            terminal.refuse(refusal);
        }
    }
}
