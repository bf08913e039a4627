package pebble.classifier;

import java.util.List;

/** Turns sentences into points: what means the same lies close. One encoder's points say nothing to another's model. */
public interface Encoder {
    /** Names the encoder and its weights; a model trained with another name is not used. */
    String name();

    /** Vectors of length 1, one a text, all of the same dimension. Long texts are read from their beginning only. */
    List<float[]> encode(List<String> texts);
}
