/** Large blobs as objects of a store that speaks S3: MinIO, AWS and their like. */
@NullMarked
package pebble.connectors.s3;

import org.jspecify.annotations.NullMarked;
