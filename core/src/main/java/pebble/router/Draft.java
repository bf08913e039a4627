package pebble.router;

import java.util.List;
import pebble.shared.Problem.FieldError;

/**
 * A router that nobody has saved, found right and ready to judge.
 *
 * @param configuration with an id for every rule
 * @param warnings of rules that can never do anything, by their path
 */
public record Draft(Configuration configuration, Rules rules, List<FieldError> warnings) {}
