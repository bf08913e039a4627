/** Sentence encoders in ONNX form, run in this process. */
@NullMarked
package pebble.connectors.encoders;

import org.jspecify.annotations.NullMarked;
