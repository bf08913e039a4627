/** Ids, paging, errors and the envelope: what every noun speaks and none owns. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package pebble.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
