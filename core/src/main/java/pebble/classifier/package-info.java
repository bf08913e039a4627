/** What does this mail want: its stream and intent, learnt from examples, with the reasons and how sure that is. Pure but for the encoder. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "mime"})
package pebble.classifier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
