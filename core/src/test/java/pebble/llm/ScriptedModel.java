package pebble.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import pebble.llm.Completion.Failure;
import pebble.llm.Completion.Kind;

/** A model that says what it was told to say, in turn; the last of it for ever. */
public final class ScriptedModel implements LanguageModel {
    public interface Line {
        Completion say() throws InterruptedException;
    }

    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final List<String> data = new CopyOnWriteArrayList<>();
    public final List<Limits> limits = new CopyOnWriteArrayList<>();
    final CountDownLatch interrupted = new CountDownLatch(1);
    private final Queue<Line> lines = new ArrayDeque<>();

    public ScriptedModel(Line... lines) {
        this.lines.addAll(List.of(lines));
    }

    public static Line saying(String text) {
        return ending(text, Finish.STOP);
    }

    public static Line ending(String text, Finish finish) {
        return () -> Completion.ended(text, finish, new Usage(100, 10), "scripted-1");
    }

    public static Line failing(Kind kind, @Nullable Duration after) {
        return () -> Completion.failed(new Failure(kind, "The reason.", after), "scripted-1");
    }

    /** Forgets its limits. */
    Line hanging() {
        return () -> {
            try {
                new CountDownLatch(1).await();
                throw new AssertionError("unreachable");
            } catch (InterruptedException stopped) {
                interrupted.countDown();
                throw stopped;
            }
        };
    }

    public void then(Line line) {
        synchronized (lines) {
            lines.clear();
            lines.add(line);
        }
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Completion complete(Instruction instruction, String data, AnswerSchema schema, Limits limits)
            throws InterruptedException {
        this.data.add(data);
        this.limits.add(limits);
        asked.add(instruction.text());
        Line line;
        synchronized (lines) {
            line = lines.size() > 1 ? lines.remove() : lines.element();
        }
        return line.say();
    }
}
