package pebble.connectors.parsers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import pebble.connectors.sandbox.Answers;
import pebble.connectors.sandbox.Question;

/** The process that reads files: one question after another from its standard input, until that ends. */
public final class ParserProcess {
    private static final int OUT_OF_MEMORY = 3;
    private static final int FRAMES = 5;
    private static final long STACK = 4 << 20;

    private final Answers answers;
    private final PrintStream log;

    private ParserProcess(Answers answers, PrintStream log) {
        this.answers = answers;
        this.log = log;
    }

    static void main() throws IOException, InterruptedException {
        Answers answers = new Answers(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        PrintStream log = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
        // A parser that prints must not be taken for an answer.
        System.setOut(log);
        NoNetwork.enforce();
        var questions = new SynchronousQueue<Question>();
        Thread.ofPlatform().daemon().name("questions").start(() -> listen(questions));
        ParserProcess process = new ParserProcess(answers, log);
        new Thread(null, () -> process.answerAll(questions), "parser", STACK).start();
    }

    /** Whoever asked is gone once the input ends, and whatever is being read is of no use to anybody. */
    private static void listen(SynchronousQueue<Question> questions) {
        try (var in = new DataInputStream(new BufferedInputStream(System.in))) {
            while (true) {
                questions.put(Question.from(in));
            }
        } catch (IOException | InterruptedException ended) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void answerAll(SynchronousQueue<Question> questions) {
        try {
            answers.ready();
            while (true) {
                answer(questions.take());
            }
        } catch (IOException | InterruptedException unheard) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void answer(Question question) throws IOException {
        Pages pages = new Pages(answers);
        try {
            switch (question) {
                case Question.Read read -> {
                    String mediaType = FileParsing.read(read, pages);
                    answers.read(mediaType, pages.isCut(), pages.isShaken());
                }
                case Question.Draw draw -> {
                    Optional<byte[]> image = FileParsing.draw(draw);
                    if (image.isPresent()) {
                        answers.drawn(image.get(), false);
                    } else {
                        answers.notDrawn(false);
                    }
                }
                case Question.Layer layer -> {
                    FileParsing.layer(layer);
                    answers.made(false);
                }
                case Question.Codes codes -> answers.coded(FileParsing.codes(codes), false);
                case Question.Part part -> {
                    FileParsing.part(part);
                    answers.made(false);
                }
            }
        } catch (Locked | InvalidPasswordException locked) {
            answers.locked(false);
        } catch (Refusal refusal) {
            answers.refused(refusal.reason(), false);
        } catch (OutOfMemoryError asked) {
            // Thrown by a library of its own accord; the JVM's own ends the process before.
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (StackOverflowError deep) {
            // Whatever class was being loaded then is unusable from now on.
            answers.refused(Refusal.TOO_DEEP, true);
        } catch (FileSystemException ours) {
            // No fault of the file's: it is gone, or cannot be written. It may be read another time.
            tell(ours);
            Runtime.getRuntime().halt(Answers.FAULTY);
        } catch (Exception broken) {
            // Parsers meet hostile files with every kind of exception; what they say is not for people.
            tell(broken);
            answers.refused(Refusal.DAMAGED, false);
        } catch (Error broken) {
            // Files that are something else than they say reach for libraries that were left out on purpose.
            tell(broken);
            answers.refused(Refusal.DAMAGED, true);
        }
    }

    /** What happened and where, without the words, which may be the file's. */
    private void tell(Throwable broken) {
        StringBuilder said = new StringBuilder(broken.getClass().getName());
        Arrays.stream(broken.getStackTrace())
                .limit(FRAMES)
                .forEach(frame -> said.append(" at ").append(frame));
        log.println(said);
    }
}
