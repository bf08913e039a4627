package pebble.ground;

import java.io.PrintStream;

/** What the person who started us reads. The log goes its own way. */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;

    public Terminal(PrintStream out, PrintStream err, boolean live) {
        this.out = out;
        this.err = err;
        this.live = live;
    }

    public static Terminal standard() {
        return new Terminal(
                System.out,
                System.err,
                System.console() != null && System.console().isTerminal());
    }

    public void say(String line) {
        out.println(line);
        out.flush();
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
