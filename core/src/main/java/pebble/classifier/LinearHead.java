package pebble.classifier;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** One linear score a label. Weights are kept in steps of a 127th of the label's largest: finer ones change no judgement, and take four times the space. */
final class LinearHead {
    private static final int STEPS = 127;

    private final List<String> labels;

    /** Place by place, so that a term's weights for all labels lie side by side. */
    private final byte[] weights;

    private final float[] step;
    private final float[] bias;

    private LinearHead(List<String> labels, byte[] weights, float[] step, float[] bias) {
        this.labels = List.copyOf(labels);
        this.weights = weights;
        this.step = step;
        this.bias = bias;
    }

    /** @param weights of each label, by place of the vector */
    static LinearHead of(List<String> labels, float[][] weights, float[] bias) {
        int count = labels.size();
        int places = weights[0].length;
        byte[] steps = new byte[count * places];
        float[] step = new float[count];
        for (int label = 0; label < count; label++) {
            float largest = Float.MIN_NORMAL;
            for (float weight : weights[label]) {
                largest = Math.max(largest, Math.abs(weight));
            }
            step[label] = largest / STEPS;
            for (int place = 0; place < places; place++) {
                steps[place * count + label] = (byte) Math.round(weights[label][place] / step[label]);
            }
        }
        return new LinearHead(labels, steps, step, bias);
    }

    List<String> labels() {
        return labels;
    }

    /** How far on its side of the boundary the mail lies, for each label: any number. */
    double[] scores(SparseVector vector) {
        int count = labels.size();
        float[] sums = new float[count];
        for (int i = 0; i < vector.indices().length; i++) {
            int from = vector.indices()[i] * count;
            float value = vector.values()[i];
            for (int label = 0; label < count; label++) {
                sums[label] += value * weights[from + label];
            }
        }
        double[] scores = new double[count];
        for (int label = 0; label < count; label++) {
            scores[label] = bias[label] + step[label] * sums[label];
        }
        return scores;
    }

    float weight(int label, int place) {
        return step[label] * weights[place * labels.size() + label];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            out.writeUTF(labels.get(label));
            out.writeFloat(bias[label]);
            out.writeFloat(step[label]);
        }
        out.writeInt(weights.length);
        out.write(weights);
    }

    static LinearHead read(DataInput in) throws IOException {
        int count = in.readInt();
        String[] labels = new String[count];
        float[] step = new float[count];
        float[] bias = new float[count];
        for (int label = 0; label < count; label++) {
            labels[label] = in.readUTF();
            bias[label] = in.readFloat();
            step[label] = in.readFloat();
        }
        byte[] weights = new byte[in.readInt()];
        in.readFully(weights);
        return new LinearHead(List.of(labels), weights, step, bias);
    }
}
