package pebble.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small real files for the demo's attachments. */
final class Papers {
    private static final int LEFT = 60;
    private static final int TOP = 770;
    private static final int BELOW_THE_TITLE = 30;
    private static final int LINE = 16;
    /** Where the columns of a line begin, by how many it has. */
    private static final int[][] COLUMNS = {
        {LEFT}, {LEFT, 330}, {LEFT, 250, 400}, {LEFT, 240, 360, 460}, {LEFT, 240, 310, 380, 460}
    };

    private Papers() {}

    /** One A4 page of text as a PDF 1.4 with a correct cross-reference table; a bar in a line parts columns. */
    static byte[] pdf(String title, List<String> lines) {
        StringBuilder content = new StringBuilder("BT /F1 16 Tf " + at(LEFT, TOP, title) + "/F1 10 Tf ");
        int y = TOP - BELOW_THE_TITLE;
        for (String line : lines) {
            String[] cells = line.split("\\|", COLUMNS.length);
            for (int n = 0; n < cells.length; n++) {
                content.append(cells[n].isBlank() ? "" : at(COLUMNS[cells.length - 1][n], y, cells[n].strip()));
            }
            y -= LINE;
        }
        content.append("ET");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(file.length());
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append(String.format("%010d 00000 n \n", offset)));
        file.append("trailer\n<< /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] csv(List<String> rows) {
        return (String.join("\r\n", rows) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String at(int x, int y, String text) {
        return "1 0 0 1 " + x + " " + y + " Tm (" + escaped(text) + ") Tj\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("(", "\\(")
                .replace(")", "\\)")
                .replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "?");
    }
}
