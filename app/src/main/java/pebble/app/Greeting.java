package pebble.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.command.RunningProduct;
import pebble.ground.DataFolder;
import pebble.ground.Port;
import pebble.ground.PrivateFile;
import pebble.ground.Terminal;

/** Tells the person who started us that we are ready and where, and the command line the same by a file. */
@Component
@ConditionalOnBean(Terminal.class)
class Greeting {
    private final Terminal terminal;
    private final DataFolder data;
    private final Port port;
    private String address = "";

    Greeting(Terminal terminal, DataFolder data, Port port) {
        this.terminal = terminal;
        this.data = data;
        this.port = port;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        InetAddress bound = port.address();
        String host = bound.isAnyLocalAddress() || bound.isLoopbackAddress() ? "127.0.0.1" : bound.getHostAddress();
        address = "http://" + host + ":" + event.getWebServer().getPort();
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (address.isEmpty()) {
            terminal.say("Pebble works on the jobs of its database. Stop with Ctrl-C.");
            return;
        }
        PrivateFile.write(data.resolve(RunningProduct.ADDRESS_FILE), address);
        Duration taken = event.getTimeTaken();
        terminal.say("");
        terminal.say("Pebble is ready at " + address
                + (taken == null ? "" : String.format("  (%.1f s)", taken.toMillis() / 1000.0)));
        terminal.say("  data: " + data.path() + "   stop: Ctrl-C");
    }

    @EventListener
    void stopping(ContextClosedEvent event) throws IOException {
        Files.deleteIfExists(data.resolve(RunningProduct.ADDRESS_FILE));
    }
}
