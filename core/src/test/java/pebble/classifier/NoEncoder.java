package pebble.classifier;

import java.util.List;

/** Stands where the connectors' encoder is not there: nothing means anything, so words alone tell mails apart. */
public final class NoEncoder implements Encoder {
    @Override
    public String name() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        return texts.stream().map(text -> new float[384]).toList();
    }
}
