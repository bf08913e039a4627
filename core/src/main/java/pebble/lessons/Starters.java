package pebble.lessons;

import java.util.List;
import org.springframework.stereotype.Component;
import pebble.classifier.Example;
import pebble.classifier.StarterExamples;

/** What every model is trained on besides what people taught. */
@Component
class Starters {
    List<Example> all() {
        return StarterExamples.all();
    }
}
