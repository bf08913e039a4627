package pebble.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pebble.tests.Product;

/** Collects the rows of one bench, prints them, and puts them in docs/benchmarks.md under the bench's heading. */
final class Figures {
    private final String bench;
    private final List<String> rows = new ArrayList<>();

    Figures(String bench) {
        this.bench = bench;
    }

    /** @param floor what the figure stands beside: a floor or peer of the same run, or the number that binds */
    void row(String what, String figure, String floor, String ratio) {
        rows.add("| " + what + " | " + figure + " | " + floor + " | " + ratio + " |");
        System.out.println(
                "FIGURE " + what + ": " + figure + " (" + floor + (ratio.isEmpty() ? "" : "; ratio " + ratio) + ")");
    }

    void latency(String what, long[] nanos, String bound) {
        row(
                what,
                String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms, max %.1f ms (n %d)",
                        millis(nanos, 0.5),
                        millis(nanos, 0.99),
                        millis(nanos, 1),
                        nanos.length),
                bound,
                "");
    }

    static double millis(long[] nanos, double quantile) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length) - 1)] / 1e6;
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    void write() throws IOException {
        Path page = Product.home().resolve("docs/benchmarks.md");
        String text = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n";
        String heading = "\n## ./pebble bench " + bench + "\n";
        int from = text.indexOf(heading);
        if (from >= 0) {
            int to = text.indexOf("\n## ", from + heading.length());
            text = text.substring(0, from) + (to < 0 ? "" : text.substring(to));
        }
        String machine = Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + System.getProperty("java.version");
        Files.writeString(
                page,
                text.stripTrailing() + "\n" + heading + "\nMeasured " + LocalDate.now() + " on " + machine
                        + ", everything embedded, one run.\n\n| What | Figure | Floor, peer or bound | Ratio |\n|---|---|---|---|\n"
                        + String.join("\n", rows) + "\n");
    }
}
