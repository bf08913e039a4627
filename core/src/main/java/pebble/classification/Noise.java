package pebble.classification;

/**
 * A message that asks nobody for anything.
 *
 * @param reason what told so, as a sentence a user understands
 */
public record Noise(NoiseKind kind, String reason) {}
