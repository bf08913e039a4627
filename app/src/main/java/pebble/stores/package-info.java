/** Where large files are kept: in the data folder, or in the object store that the settings name. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "connectors", "blobs", "shared"})
package pebble.stores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
