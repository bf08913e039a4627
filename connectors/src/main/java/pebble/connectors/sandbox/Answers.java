package pebble.connectors.sandbox;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import pebble.reading.PageText;
import pebble.reading.Word;

/** Writes the answers of a process: pages as they are read, then what became of it all. */
public final class Answers {
    /** The exit code of a process that cannot read for a reason that is not the file's. */
    public static final int FAULTY = 4;

    static final int READY = 0x50454242;
    static final int PAGE = 1;
    static final int READ = 2;
    static final int LOCKED = 3;
    static final int REFUSED = 4;
    static final int DRAWN = 5;
    static final int NOT_DRAWN = 6;
    static final int MADE = 7;
    static final int CODED = 8;

    private final DataOutputStream out;

    public Answers(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Whoever started the process may ask. */
    public void ready() throws IOException {
        out.writeInt(READY);
        out.flush();
    }

    public void page(PageText page) throws IOException {
        out.writeByte(PAGE);
        out.writeInt(page.number());
        out.writeFloat(page.width());
        out.writeFloat(page.height());
        out.writeBoolean(page.scanned());
        bytes(page.text().getBytes(StandardCharsets.UTF_8));
        out.writeInt(page.words().size());
        for (Word word : page.words()) {
            out.writeInt(word.start());
            out.writeInt(word.end());
            out.writeFloat(word.x());
            out.writeFloat(word.y());
            out.writeFloat(word.width());
            out.writeFloat(word.height());
            out.writeFloat(word.confidence());
        }
    }

    /** Ends the pages. */
    public void read(String mediaType, boolean cut, boolean last) throws IOException {
        out.writeByte(READ);
        bytes(mediaType.getBytes(StandardCharsets.UTF_8));
        out.writeBoolean(cut);
        end(last);
    }

    /** Pages that were told before are void. */
    public void locked(boolean last) throws IOException {
        out.writeByte(LOCKED);
        end(last);
    }

    /** Pages that were told before are void. */
    public void refused(String reason, boolean last) throws IOException {
        out.writeByte(REFUSED);
        bytes(reason.getBytes(StandardCharsets.UTF_8));
        end(last);
    }

    public void drawn(byte[] image, boolean last) throws IOException {
        out.writeByte(DRAWN);
        bytes(image);
        end(last);
    }

    public void notDrawn(boolean last) throws IOException {
        out.writeByte(NOT_DRAWN);
        end(last);
    }

    /** The file stands where it was wanted. */
    public void made(boolean last) throws IOException {
        out.writeByte(MADE);
        end(last);
    }

    public void coded(List<String> codes, boolean last) throws IOException {
        out.writeByte(CODED);
        out.writeInt(codes.size());
        for (String code : codes) {
            bytes(code.getBytes(StandardCharsets.UTF_8));
        }
        end(last);
    }

    private void end(boolean last) throws IOException {
        out.writeBoolean(last);
        out.flush();
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
