package pebble.connectors.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEnvironmentTest {
    /** Still reads when the library's own shutdown hook has run. */
    static final class Program {
        private Program() {}

        public static void main(String[] words) throws Exception {
            OrtEnvironment environment = OnnxEnvironment.get();
            OrtSession session;
            try (InputStream model = Program.class.getResourceAsStream("/all-minilm-l6-v2-q.onnx")) {
                session = environment.createSession(model.readAllBytes(), new OrtSession.SessionOptions());
            }
            read(environment, session, 4);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Thread.sleep(300);
                    for (int n = 1; n <= 20; n++) {
                        read(environment, session, 25 * n);
                    }
                    IO.println("read to the end");
                } catch (OrtException | InterruptedException failed) {
                    throw new IllegalStateException(failed);
                }
            }));
            System.exit(0);
        }

        private static void read(OrtEnvironment environment, OrtSession session, int tokens) throws OrtException {
            long[][] word = new long[1][tokens];
            Arrays.fill(word[0], 2003);
            try (OnnxTensor ids = OnnxTensor.createTensor(environment, word);
                    OnnxTensor mask = OnnxTensor.createTensor(environment, word);
                    OnnxTensor types = OnnxTensor.createTensor(environment, new long[1][tokens])) {
                session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))
                        .close();
            }
        }
    }

    @TempDir
    Path folder;

    /** Without what it is for, this ended in a crash four times of four. */
    @Test
    void a_text_is_read_to_its_end_though_the_process_is_ending() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("said")).content().contains("read to the end");
        assertThat(process.exitValue()).isZero();
    }
}
