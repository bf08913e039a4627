package pebble.command;

import java.util.List;

/** One thing the command line does. */
interface Command {
    /** The words it is called by: {@code admin verify-audit}. */
    List<String> name();

    String usage();

    int run(List<String> words);
}
