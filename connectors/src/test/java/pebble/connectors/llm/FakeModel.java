package pebble.connectors.llm;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A fake language model as a program of its own, for tests of the running product; it can be killed and come back at its address. */
public final class FakeModel implements AutoCloseable {
    private final Class<?> program;
    private Process process;
    private String url;

    private FakeModel(Class<?> program) throws IOException {
        this.program = program;
        start(0);
    }

    /** With the key {@code right-key-0123} and the deployment {@code mail}. */
    public static FakeModel azure() throws IOException {
        return new FakeModel(FakeAzureOpenAi.class);
    }

    /** With the model {@code little}. */
    public static FakeModel ollama() throws IOException {
        return new FakeModel(FakeOllama.class);
    }

    private void start(int port) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // It says its address when it is ready, and nothing more.
        BufferedReader said = process.inputReader();
        url = said.readLine();
        if (url == null) {
            throw new IllegalStateException("the fake did not start");
        }
    }

    public String url() {
        return url;
    }

    /** One mood for each request that comes, the last one for all that follow. */
    public FakeModel moods(String... moods) {
        new LlmDoor(url).moods(moods);
        return this;
    }

    public FakeModel answer(String text) {
        new LlmDoor(url).answer(text);
        return this;
    }

    /** What it was asked since it started; what it was told about models is not counted. */
    public List<JsonNode> asked() {
        return new LlmDoor(url).asked("chat");
    }

    /** Whoever waits for an answer is cut off, and nothing listens there any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }

    public void restart() throws IOException {
        start(URI.create(url).getPort());
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
