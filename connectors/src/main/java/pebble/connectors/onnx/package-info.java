/** Models in ONNX form that settings name, run in this process by ONNX Runtime: a classifier, a sentence encoder, a finder of names. */
@NullMarked
package pebble.connectors.onnx;

import org.jspecify.annotations.NullMarked;
