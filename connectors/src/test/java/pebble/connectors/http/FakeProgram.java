package pebble.connectors.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A fake server as a program of its own, for tests of the running product; it can be killed, and come back at its address with nothing of what it held. */
public final class FakeProgram implements AutoCloseable {
    private final Class<?> program;
    private Process process;
    private String url;

    /** @param program whose main method takes a port and says its address when it is ready, and nothing more */
    public FakeProgram(Class<?> program) throws IOException {
        this.program = program;
        start(0);
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
    public void moods(String... moods) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(url + "/control/moods"))
                            .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", moods)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
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
