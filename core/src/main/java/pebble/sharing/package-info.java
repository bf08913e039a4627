/** Documents shared with a card or a company: each shows the other, to those who may see both. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "audit", "documents", "board", "companies"})
package pebble.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
