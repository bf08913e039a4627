package pebble.connectors.tesseract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.reading.Greymap;
import pebble.reading.PageReader.Seen;
import pebble.reading.ReadingUnavailable;

/** What holds whatever Tesseract does: the program is a script with bad days. */
@Timeout(60)
class TesseractTest {
    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void draw() throws IOException {
        image = folder.resolve("page; rm -rf $HOME.pgm");
        Files.write(image, new Greymap(1000, 500, new byte[500_000]).file());
    }

    private Tesseract stub(String reading, Duration time) {
        Children children = new Children();
        Program program = new NamedProgram(StubTesseract.in(folder, reading).toString(), children).ask("");
        return new Tesseract(() -> program, children, new Budget(time, 256 << 20));
    }

    private Seen read(String reading) {
        return stub(reading, Duration.ofSeconds(20)).read(image);
    }

    @Test
    void rows_become_text_with_words() {
        assertThat(read(StubTesseract.READS)).isInstanceOfSatisfying(Seen.Text.class, text -> {
            assertThat(text.text()).isEqualTo("A quotation \"mark");
            assertThat(text.engine()).isEqualTo("tesseract 5.3.0 eng");
            assertThat(text.words()).hasSize(3);
            assertThat(text.turned()).isZero();
        });
    }

    @Test
    void a_child_has_one_thread_and_no_secrets() {
        Seen seen = read("""
                [ "$OMP_THREAD_LIMIT" = 1 ] || exit 3
                [ "$(env | cut -d= -f1 | grep -cv -e PATH -e HOME -e LANG -e LC_ -e TMPDIR -e PWD -e OMP -e '^_$' -e TESSDATA -e SHLVL)" = 0 ] || exit 4
                """ + StubTesseract.READS);

        assertThat(seen).isInstanceOf(Seen.Text.class);
    }

    @Test
    void a_page_that_takes_too_long_is_refused_and_its_processes_are_ended() throws IOException {
        Path pids = folder.resolve("pids");

        Seen seen = stub("sleep 1000 & echo $$ $! >'" + pids + "'; wait", Duration.ofSeconds(1))
                .read(image);

        assertThat(seen).isEqualTo(new Seen.Refused("Reading the page took longer than 1 seconds.", true));
        for (String pid : Files.readString(pids).strip().split(" ")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(child -> child.onExit().join());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'Estimating resolution as 5' >&2; echo 'Error during processing.' >&2; exit 1 | Tesseract gave the page up: Error during processing.",
                "exit 3 | Tesseract gave the page up: exit 3",
                "kill -ABRT $$ | Tesseract gave the page up: exit 134",
                "kill -XCPU $$ | Reading the page took longer than 20 seconds.",
                "echo \"what():  std::bad_alloc\" >&2; kill -ABRT $$ | Reading the page took more memory than the 256 MB that a page is given.",
                "exec head -c 100000000 /dev/zero >\"$2.tsv\" | Tesseract gave the page up: exit 153",
            })
    void a_page_that_tesseract_gives_up_is_refused_with_the_reason(String reading, String reason) {
        assertThat(read(reading))
                .isInstanceOfSatisfying(
                        Seen.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'Error opening data file /nowhere/eng.traineddata' >&2; exit 1",
                "kill -KILL $$",
                "exit 126",
                "exit 0"
            })
    void what_is_not_the_fault_of_the_page_may_be_tried_again(String reading) {
        assertThatThrownBy(() -> read(reading)).isInstanceOf(ReadingUnavailable.class);
    }

    @Test
    void a_page_of_which_nothing_is_understood_is_turned_over_and_the_better_reading_is_taken() {
        Seen seen = read("""
                case "$1" in */over.pgm) sure=92 ;; *) sure=30 ;; esac
                printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t1000\\t500\\t-1\\t\\n' >"$2.tsv"
                printf "5\\t1\\t1\\t1\\t1\\t1\\t900\\t50\\t20\\t90\\t$sure\\tSugar\\n" >>"$2.tsv"
                printf "5\\t1\\t1\\t1\\t1\\t2\\t900\\t150\\t20\\t90\\t$sure\\tprice\\n" >>"$2.tsv"
                """);

        assertThat(seen).isInstanceOfSatisfying(Seen.Text.class, text -> {
            assertThat(text.confidence()).isGreaterThan(0.9f);
            assertThat(text.turned()).isEqualTo(90);
        });
    }

    @Test
    void a_doubtful_page_keeps_its_first_reading_when_another_fails() {
        Seen seen = read("case \"$1\" in */over.pgm) exit 1 ;; esac\n" + StubTesseract.READS.replace("95", "40"));

        assertThat(seen).isInstanceOf(Seen.Text.class);
    }

    @ParameterizedTest
    @CsvSource({
        "20, शब्द, larger.pgm eng;bands.pgm eng+hin",
        "90, words, larger.pgm eng;bands.pgm eng+hin",
        "90, शब्द, larger.pgm eng;bands.pgm eng+hin;larger.pgm eng+hin"
    })
    void lines_without_sense_are_tried_in_all_languages_before_the_page_is(int sure, String words, String read)
            throws IOException {
        Path calls = folder.resolve("calls");

        read("echo \"${1##*/} $4\" >>'" + calls + "'\n"
                + """
                printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t1000\\t500\\t-1\\t\\n' >"$2.tsv"
                line() {
                    for n in 1 2 3 4; do printf "5\\t1\\t1\\t1\\t$1\\t$n\\t${n}00\\t${1}00\\t80\\t20\\t$2\\t$3\\n"; done >>"$output"
                }
                output=$2.tsv
                case "$1" in
                */bands.pgm) line 1 SURE WORDS; line 2 SURE WORDS ;;
                *) line 1 30 words; line 2 30 words; line 3 95 words; line 4 95 words ;;
                esac
                """.replace("SURE", String.valueOf(sure)).replace("WORDS", words));

        assertThat(Files.readString(calls).strip().replace('\n', ';')).isEqualTo(read);
    }

    @Test
    void what_is_no_image_does_not_reach_tesseract() throws IOException {
        Files.writeString(image, "/etc/passwd\n");
        assertThat(read("exit 9")).isEqualTo(new Seen.Refused("The page was not drawn as a graymap."));

        Files.writeString(image, "P5\n1000 500\n255\nshort");
        assertThat(read("exit 9")).isEqualTo(new Seen.Refused("The page was not drawn as a graymap."));

        String head = "P5\n10000 7001\n255\n";
        Files.writeString(image, head);
        try (var huge = new RandomAccessFile(image.toFile(), "rw")) {
            huge.setLength(head.length() + 70_010_000L);
        }
        assertThat(read("exit 9"))
                .isEqualTo(new Seen.Refused("The page is too large to be read: 10000 × 7001 pixels."));
    }

    @Test
    void closing_ends_what_is_being_read() throws Exception {
        Path started = folder.resolve("started");
        Tesseract tesseract =
                stub("mkfifo '" + started + "' && echo >'" + started + "'; sleep 1000", Duration.ofMinutes(5));
        var reading = CompletableFuture.supplyAsync(() -> tesseract.read(image));
        while (!Files.exists(started)) {
            Thread.onSpinWait();
        }
        Files.readAllBytes(started);

        tesseract.close();

        assertThatThrownBy(reading::join).hasCauseInstanceOf(ReadingUnavailable.class);
        assertThatThrownBy(() -> tesseract.read(image)).isInstanceOf(ReadingUnavailable.class);
    }

    @Test
    void a_command_that_is_no_tesseract_is_refused_with_what_to_do() {
        String nowhere = folder.resolve("nowhere").toString();
        String other = StubTesseract.program(folder, "echo 'ImageMagick 7'").toString();

        assertThatThrownBy(() -> Tesseract.named(nowhere, "")).isInstanceOfSatisfying(WrongTesseract.class, wrong -> {
            assertThat(wrong.reason()).startsWith("TESSERACT_CMD: " + nowhere + " cannot be run: ");
            assertThat(wrong.cure()).contains("remove TESSERACT_CMD");
        });
        assertThatThrownBy(() -> Tesseract.named(other, ""))
                .isInstanceOf(WrongTesseract.class)
                .hasMessageContaining("is not Tesseract");
    }

    @Test
    void a_language_that_is_not_there_is_refused_with_those_that_are() {
        String stub = StubTesseract.in(folder, "").toString();

        assertThatThrownBy(() -> Tesseract.named(stub, "eng+fra"))
                .isInstanceOf(WrongTesseract.class)
                .hasMessage(
                        "OCR_LANGUAGES names \"fra\", of which Tesseract has no trained data. It has eng, hin, osd.");
    }
}
