/** Where mail goes by rule: the mailboxes' streams, the ordered rules above them, their versions, and the judging itself. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "identity", "audit", "mime", "mail", "board", "classification", "facts"})
package pebble.router;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
