package pebble.connectors.parsers;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import pebble.reading.Greymap;

/** A picture without its colours, and smaller or turned: by hand, as Graphics2D takes ten times the time and makes greys lighter. */
final class Shades {
    private Shades() {}

    /** By ITU-R BT.601, as Tesseract would. */
    static Greymap of(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY && image.getRaster().getParent() == null) {
            byte[] greys = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
            return new Greymap(image.getWidth(), image.getHeight(), greys);
        }
        int[] colours = colours(image);
        byte[] greys = new byte[colours.length];
        for (int i = 0; i < greys.length; i++) {
            int rgb = colours[i];
            greys[i] = (byte) (((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000);
        }
        return new Greymap(image.getWidth(), image.getHeight(), greys);
    }

    private static int[] colours(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB && image.getRaster().getParent() == null) {
            return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        }
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
    }

    /** By a quarter, clockwise. */
    static Greymap turned(Greymap page) {
        int width = page.height();
        byte[] turned = new byte[page.pixels().length];
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                turned[x * width + width - 1 - y] = page.pixels()[y * page.width() + x];
            }
        }
        return new Greymap(width, page.width(), turned);
    }

    /** Each shade is the average of so many across and so many down. What is left over at the edges is left out. */
    static Greymap averaged(Greymap page, int across, int down) {
        int width = Math.max(1, page.width() / across);
        int height = Math.max(1, page.height() / down);
        byte[] averages = new byte[width * height];
        int[] sums = new int[width];
        for (int row = 0; row < height; row++) {
            Arrays.fill(sums, 0);
            int bottom = Math.min(page.height(), (row + 1) * down);
            for (int y = row * down; y < bottom; y++) {
                for (int x = 0; x < Math.min(page.width(), width * across); x++) {
                    sums[x / across] += page.pixels()[y * page.width() + x] & 255;
                }
            }
            int of = (bottom - row * down) * Math.min(across, page.width());
            for (int x = 0; x < width; x++) {
                averages[row * width + x] = (byte) (sums[x] / of);
            }
        }
        return new Greymap(width, height, averages);
    }
}
