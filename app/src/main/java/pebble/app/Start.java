package pebble.app;

import java.util.ArrayList;
import java.util.List;
import pebble.ground.Refusal;

/**
 * How the product was asked to start.
 *
 * @param serves answers browsers and programs
 * @param works runs jobs
 * @param demo loads the demo data once ready
 * @param rehearsal starts, shows itself once and ends: the run from which the JVM's start cache is trained
 */
record Start(boolean serves, boolean works, boolean demo, boolean rehearsal) {

    static Start of(List<String> words) {
        List<String> options = new ArrayList<>(words);
        boolean worker = !options.isEmpty() && options.removeFirst().equals("work");
        Start start = new Start(
                !worker,
                worker || !options.remove("--no-work"),
                !worker && options.remove("--demo"),
                options.remove("--rehearse"));
        if (!options.isEmpty()) {
            throw new Refusal(
                    "\"" + options.getFirst() + "\" is no option of this command.", "./pebble help lists them all.");
        }
        return start;
    }
}
