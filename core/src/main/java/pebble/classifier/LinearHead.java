package pebble.classifier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** One linear score a label. */
final class LinearHead {
    private final List<String> labels;
    private final float[][] weights;
    private final float[] bias;

    /** @param weights of each label, by place of the vector */
    LinearHead(List<String> labels, float[][] weights, float[] bias) {
        this.labels = List.copyOf(labels);
        this.weights = weights;
        this.bias = bias;
    }

    List<String> labels() {
        return labels;
    }

    /** How far on its side of the boundary the mail lies, for each label: any number. */
    double[] scores(SparseVector vector) {
        double[] scores = new double[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            double score = bias[label];
            for (int i = 0; i < vector.indices().length; i++) {
                score += weights[label][vector.indices()[i]] * vector.values()[i];
            }
            scores[label] = score;
        }
        return scores;
    }

    float weight(int label, int place) {
        return weights[label][place];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            out.writeUTF(labels.get(label));
            out.writeFloat(bias[label]);
            out.writeInt(weights[label].length);
            for (float weight : weights[label]) {
                out.writeFloat(weight);
            }
        }
    }

    static LinearHead read(DataInput in) throws IOException {
        int count = in.readInt();
        String[] labels = new String[count];
        float[][] weights = new float[count][];
        float[] bias = new float[count];
        for (int label = 0; label < count; label++) {
            labels[label] = in.readUTF();
            bias[label] = in.readFloat();
            weights[label] = new float[in.readInt()];
            for (int i = 0; i < weights[label].length; i++) {
                weights[label][i] = in.readFloat();
            }
        }
        return new LinearHead(List.of(labels), weights, bias);
    }
}
