package pebble.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.support.GenericApplicationContext;
import pebble.connectors.azureocr.AzureOcr;
import pebble.connectors.tesseract.Tesseract;
import pebble.connectors.tesseract.WrongTesseract;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Variables;
import pebble.reading.PageReader;

/** Who reads by eye: Tesseract, and Azure before it where the settings name it. A Tesseract that is named and wrong refuses the start. */
record Eyes(Tesseract tesseract) {

    static Eyes of(Variables variables, DataFolder data) {
        String languages = variables.get("OCR_LANGUAGES", "");
        try {
            return new Eyes(variables
                    .find("TESSERACT_CMD")
                    .map(command -> Tesseract.named(command, languages))
                    .orElseGet(() -> Tesseract.brought(data.resolve("tesseract"), languages)));
        } catch (WrongTesseract wrong) {
            throw new Refusal(wrong.reason(), wrong.cure());
        }
    }

    void register(GenericApplicationContext beans, Variables variables, DataFolder data) {
        beans.registerBean(
                PageReader.class,
                () -> AzureOcr.before(
                        tesseract,
                        variables.get("AZURE_OCR_ENDPOINT", ""),
                        variables.get("AZURE_OCR_KEY", ""),
                        data.resolve("azure-ocr"),
                        beans.getBean(MeterRegistry.class),
                        beans.getBean(Clock.class)));
    }
}
