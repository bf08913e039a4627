package pebble;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the product: the one executable of every role. */
@SpringBootApplication
public class Pebble {
    static void main(String[] args) {
        SpringApplication.run(Pebble.class, args);
    }
}
