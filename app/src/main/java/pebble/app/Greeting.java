package pebble.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pebble.access.CommandLine;
import pebble.command.RunningProduct;
import pebble.ground.DataFolder;
import pebble.ground.Port;
import pebble.ground.PrivateFile;
import pebble.ground.Terminal;
import pebble.identity.FirstAdmin;

/** Tells the person who started us that we are ready and where, and the command line the same by a file. */
@Component
@ConditionalOnBean(Terminal.class)
class Greeting {
    private final Terminal terminal;
    private final DataFolder data;
    private final Port port;
    private final Start start;
    private final CommandLine commandLine;
    private String address = "";
    private @Nullable FirstAdmin firstAdmin;

    Greeting(Terminal terminal, DataFolder data, Port port, Start start, CommandLine commandLine) {
        this.terminal = terminal;
        this.data = data;
        this.port = port;
        this.start = start;
        this.commandLine = commandLine;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        InetAddress bound = port.address();
        String host = bound.isAnyLocalAddress() || bound.isLoopbackAddress() ? "127.0.0.1" : bound.getHostAddress();
        address = "http://" + host + ":" + event.getWebServer().getPort();
    }

    @EventListener
    @Order(0)
    void ready(ApplicationReadyEvent event) {
        if (!start.serves()) {
            terminal.say("Pebble works on the jobs of its database. Stop with Ctrl-C.");
            introduceAdmin();
            return;
        }
        PrivateFile.write(data.resolve(RunningProduct.TOKEN_FILE), commandLine.open());
        PrivateFile.write(data.resolve(RunningProduct.ADDRESS_FILE), address);
        Duration taken = event.getTimeTaken();
        terminal.say("");
        terminal.say("Pebble is ready at " + address
                + (taken == null ? "" : String.format("  (%.1f s)", taken.toMillis() / 1000.0)));
        introduceAdmin();
        terminal.say("  Data: " + data.path() + "   Stop: Ctrl-C");
    }

    /** The password is held in memory until this one line and nowhere else. */
    private void introduceAdmin() {
        FirstAdmin created = firstAdmin;
        if (created == null) {
            return;
        }
        String password = created.generatedPassword();
        terminal.say("  Sign in as " + created.email()
                + (password == null
                        ? " with the password that PEBBLE_ADMIN_PASSWORD gave."
                        : " with the password " + password + "  (shown only now)"));
        firstAdmin = null;
    }

    @EventListener
    void created(FirstAdmin admin) {
        firstAdmin = admin;
    }

    @EventListener
    void stopping(ContextClosedEvent event) throws IOException {
        if (start.serves()) {
            Files.deleteIfExists(data.resolve(RunningProduct.ADDRESS_FILE));
        }
    }
}
