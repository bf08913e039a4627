package pebble.connectors.llm;

import java.io.IOException;
import java.util.List;
import pebble.connectors.http.FakeProgram;
import tools.jackson.databind.JsonNode;

/** A fake language model as a program of its own, for tests of the running product; it can be killed and come back at its address. */
public final class FakeModel implements AutoCloseable {
    private final FakeProgram program;

    private FakeModel(Class<?> program) throws IOException {
        this.program = new FakeProgram(program);
    }

    /** With the key {@code right-key-0123} and the deployment {@code mail}. */
    public static FakeModel azure() throws IOException {
        return new FakeModel(FakeAzureOpenAi.class);
    }

    /** With the model {@code little}. */
    public static FakeModel ollama() throws IOException {
        return new FakeModel(FakeOllama.class);
    }

    public String url() {
        return program.url();
    }

    /** One mood for each request that comes, the last one for all that follow. */
    public FakeModel moods(String... moods) {
        new LlmDoor(url()).moods(moods);
        return this;
    }

    public FakeModel answer(String text) {
        new LlmDoor(url()).answer(text);
        return this;
    }

    /** What it was asked since it started; what it was told about models is not counted. */
    public List<JsonNode> asked() {
        return new LlmDoor(url()).asked("chat");
    }

    /** Whoever waits for an answer is cut off, and nothing listens there any more. */
    public void kill() throws InterruptedException {
        program.kill();
    }

    public void restart() throws IOException {
        program.restart();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
