package pebble.connectors.sandbox;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.reading.Format;
import pebble.reading.PageText;

/** What a process is asked: one file at a time. */
public sealed interface Question {
    int READ = 0;
    int DRAW = 1;
    int LAYER = 2;
    int CODES = 3;
    int PART = 4;

    Path file();

    Format format();

    @Nullable
    String password();

    /** What stands in it? */
    record Read(Path file, Format format, @Nullable String password) implements Question {}

    /**
     * How does a page look?
     *
     * @param grey as a graymap instead of PNG
     */
    record Draw(Path file, Format format, @Nullable String password, int page, int longest, boolean grey)
            implements Question {}

    /**
     * A PDF of it whose words can be found.
     *
     * @param target where it goes
     */
    record Layer(Path file, Format format, @Nullable String password, List<PageText> seen, Path target)
            implements Question {}

    /** What do the codes on a page say? */
    record Codes(Path file, Format format, @Nullable String password, int page) implements Question {}

    /**
     * A PDF of some of its pages.
     *
     * @param target where it goes
     */
    record Part(Path file, Format format, @Nullable String password, int first, int last, Path target)
            implements Question {}

    default void write(DataOutput out) throws IOException {
        write(out, file().toString());
        write(out, format().mediaType());
        out.writeByte(format().kind().ordinal());
        String password = password();
        out.writeBoolean(password != null);
        write(out, password == null ? "" : password);
        switch (this) {
            case Read read -> out.writeByte(READ);
            case Draw draw -> {
                out.writeByte(DRAW);
                out.writeInt(draw.page());
                out.writeInt(draw.longest());
                out.writeBoolean(draw.grey());
            }
            case Layer layer -> {
                out.writeByte(LAYER);
                write(out, layer.target().toString());
                out.writeInt(layer.seen().size());
                for (PageText page : layer.seen()) {
                    SeenPage.write(out, page);
                }
            }
            case Codes codes -> {
                out.writeByte(CODES);
                out.writeInt(codes.page());
            }
            case Part part -> {
                out.writeByte(PART);
                out.writeInt(part.first());
                out.writeInt(part.last());
                write(out, part.target().toString());
            }
        }
    }

    static Question from(DataInput in) throws IOException {
        Path file = Path.of(read(in));
        Format format = new Format(read(in), Format.Kind.values()[in.readByte()]);
        boolean known = in.readBoolean();
        String text = read(in);
        String password = known ? text : null;
        int kind = in.readByte();
        return switch (kind) {
            case READ -> new Read(file, format, password);
            case DRAW -> new Draw(file, format, password, in.readInt(), in.readInt(), in.readBoolean());
            case LAYER -> {
                Path target = Path.of(read(in));
                List<PageText> seen = new ArrayList<>();
                for (int left = in.readInt(); left > 0; left--) {
                    seen.add(SeenPage.read(in));
                }
                yield new Layer(file, format, password, seen, target);
            }
            case CODES -> new Codes(file, format, password, in.readInt());
            case PART -> new Part(file, format, password, in.readInt(), in.readInt(), Path.of(read(in)));
            default -> throw new IOException("question " + kind);
        };
    }

    static void write(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
