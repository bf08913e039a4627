package pebble.connectors.onnx;

import java.util.List;

/** Texts that nobody means well with. */
final class Odd {
    static final List<String> TEXTS = List.of(
            "",
            " \n\t ",
            "\0\0\0Vora\0",
            "\ud83d",
            "\ude00\ud83d Vora \ud83d",
            "\u202eVora\u202c שלום עליכם مرحبا",
            "[CLS] [SEP] [PAD] </s> <mask> Vora",
            "😀".repeat(20_000),
            "Vora ".repeat(200_000),
            "x".repeat(1_000_000),
            "\u0301".repeat(50_000),
            "\ufffe\uffff\u0000\u0007\u200b\u2028");

    private Odd() {}
}
