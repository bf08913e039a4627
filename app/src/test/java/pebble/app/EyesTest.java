package pebble.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import pebble.connectors.azureocr.AzureOcr;
import pebble.connectors.tesseract.Tesseract;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Variables;
import pebble.reading.PageReader;

class EyesTest {
    @TempDir
    private Path folder;

    private PageReader reader(Map<String, String> set) {
        Variables variables = new Variables(set, Map.of());
        try (DataFolder data = DataFolder.share(folder, "1");
                var beans = new AnnotationConfigApplicationContext()) {
            beans.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            beans.registerBean(Clock.class, Clock::systemUTC);
            Eyes.of(variables, data).register(beans, variables, data);
            beans.refresh();
            return beans.getBean(PageReader.class);
        }
    }

    @Test
    void without_settings_the_tesseract_that_comes_along_reads() {
        assertThat(reader(Map.of())).isInstanceOf(Tesseract.class);
    }

    @Test
    void azure_reads_first_where_it_is_set_and_is_left_out_where_it_is_set_wrongly() {
        String endpoint = "https://acme.cognitiveservices.azure.com/";

        assertThat(reader(Map.of("AZURE_OCR_ENDPOINT", endpoint, "AZURE_OCR_KEY", "k")))
                .isInstanceOf(AzureOcr.class);
        assertThat(reader(Map.of("AZURE_OCR_ENDPOINT", endpoint))).isInstanceOf(Tesseract.class);
    }

    @Test
    void a_tesseract_that_is_named_and_not_there_refuses_the_start() {
        assertThatThrownBy(() -> reader(Map.of("TESSERACT_CMD", "/nowhere/tesseract")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).startsWith("TESSERACT_CMD: /nowhere/tesseract cannot be run");
                    assertThat(refusal.cure()).contains("remove TESSERACT_CMD");
                });
        assertThatThrownBy(() -> reader(Map.of("OCR_LANGUAGES", "tlh"))).isInstanceOf(Refusal.class);
    }
}
