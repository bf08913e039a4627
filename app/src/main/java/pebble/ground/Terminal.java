package pebble.ground;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the person who started us reads. The log goes its own way. */
public final class Terminal {
    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;

    public Terminal(InputStream in, PrintStream out, PrintStream err, boolean live) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.err = err;
        this.live = live;
    }

    public static Terminal standard() {
        return new Terminal(
                System.in,
                System.out,
                System.err,
                System.console() != null && System.console().isTerminal());
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** The next line that was given to us; empty when there is none. */
    public String hear() {
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that the next one replaces; where nobody watches, nothing. */
    public void progress(String line) {
        if (live) {
            out.print("\r\u001b[K" + line);
            out.flush();
        }
    }

    public void progressDone() {
        progress("");
    }

    public void refuse(Refusal refusal) {
        err.println();
        err.println("Pebble: " + refusal.reason());
        err.println("        " + refusal.cure());
        err.flush();
    }
}
