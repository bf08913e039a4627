/** Users, roles, legal entities, sessions and tokens: who may do what. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package pebble.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
