package pebble.connectors.sandbox;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pebble.reading.Format;

/** What a process is asked: one file at a time. */
public sealed interface Question {
    Path file();

    Format format();

    @Nullable
    String password();

    /** What stands in it? */
    record Read(Path file, Format format, @Nullable String password) implements Question {}

    /** How does a page look? */
    record Draw(Path file, Format format, @Nullable String password, int page, int longest) implements Question {}

    default void write(DataOutput out) throws IOException {
        write(out, file().toString());
        write(out, format().mediaType());
        out.writeByte(format().kind().ordinal());
        String password = password();
        out.writeBoolean(password != null);
        write(out, password == null ? "" : password);
        switch (this) {
            case Read read -> {
                out.writeInt(0);
                out.writeInt(0);
            }
            case Draw draw -> {
                out.writeInt(draw.page());
                out.writeInt(draw.longest());
            }
        }
    }

    static Question from(DataInput in) throws IOException {
        Path file = Path.of(read(in));
        Format format = new Format(read(in), Format.Kind.values()[in.readByte()]);
        boolean known = in.readBoolean();
        String text = read(in);
        String password = known ? text : null;
        int page = in.readInt();
        int longest = in.readInt();
        return page == 0 ? new Read(file, format, password) : new Draw(file, format, password, page, longest);
    }

    private static void write(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
