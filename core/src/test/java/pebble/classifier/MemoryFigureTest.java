package pebble.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What ten thousand lessons cost: prints it. The lessons are the starter examples, each a few times with a number of its own. */
class MemoryFigureTest {
    private static final int LESSONS = 10_000;
    private static final int ASKED = 400;

    @Test
    void ten_thousand_lessons_are_known_and_the_time_and_room_they_take_are_printed() throws IOException {
        Model model = starter();
        List<Example> examples = StarterExamples.all();
        long before = used();
        long began = System.nanoTime();
        Memory<Integer, String> memory = new Memory<>(model);
        for (int n = 0; n < LESSONS; n++) {
            Example example = examples.get(n % examples.size());
            memory.keep(n, example.stream(), numbered(example, n), new float[384]);
        }
        double loaded = (System.nanoTime() - began) / 1e9;
        long room = used() - before;

        long[] nanos = new long[ASKED];
        for (int n = -ASKED; n < ASKED; n++) {
            Passage asked = numbered(examples.get(Math.floorMod(n * 7, examples.size())), -1);
            long asking = System.nanoTime();
            Memory.Shared shared = memory.shared(asked);
            List<Memory.Near<String>> near = memory.nearest(shared, new float[384], 0.4);
            if (n >= 0) {
                nanos[n] = System.nanoTime() - asking;
            }
            assertThat(near).isNotEmpty();
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "FIGURE %,d lessons: known in %.1f s, %d MB; one mail answered in p50 %.1f ms, p99 %.1f ms%n",
                LESSONS,
                loaded,
                room >> 20,
                nanos[ASKED / 2] / 1e6,
                nanos[ASKED * 99 / 100] / 1e6);
    }

    private static Passage numbered(Example example, int n) {
        Passage passage = example.passage();
        return new Passage(passage.subject(), passage.text() + "\nRef " + n, passage.from());
    }

    private static Model starter() throws IOException {
        try (InputStream bytes = MemoryFigureTest.class.getResourceAsStream("/classifier/starter.model")) {
            return Model.of(bytes.readAllBytes());
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
