package pebble;

import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import pebble.app.Product;
import pebble.command.Commands;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import pebble.ground.Variables;

/** The one executable of every role: starts the product, or runs one of its commands. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Pebble {
    static void main(String[] arguments) {
        Terminal terminal = Terminal.standard();
        List<String> words = List.of(arguments);
        try {
            Variables variables = Variables.read();
            if (words.isEmpty() || Product.ROLES.contains(words.getFirst())) {
                new Product(Pebble.class, variables, terminal).run(words);
            } else {
                System.exit(Commands.standard(variables, terminal).run(words));
            }
        } catch (Refusal refusal) {
            terminal.refuse(refusal);
            System.exit(1);
        }
    }
}
