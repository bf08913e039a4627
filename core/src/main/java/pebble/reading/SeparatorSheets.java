package pebble.reading;

import java.util.List;

/** Draws the sheets that are laid between papers before they are scanned. */
public interface SeparatorSheets {

    /** @return a PDF with a page for each word, which shows it as a QR code, as a bar code and in letters */
    byte[] pdf(List<String> words);
}
