package pebble.processing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All steps, each behind those that it comes after. */
@Component
class Steps {
    private final List<Step> inOrder = new ArrayList<>();

    Steps(List<Step> steps) {
        Set<String> known = steps.stream().map(Step::name).collect(Collectors.toSet());
        List<Step> left = new ArrayList<>(steps);
        while (!left.isEmpty()) {
            Set<String> placed = inOrder.stream().map(Step::name).collect(Collectors.toSet());
            Step next = left.stream()
                    .filter(step ->
                            step.after().stream().allMatch(need -> placed.contains(need) || !known.contains(need)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("steps wait for each other"));
            inOrder.add(next);
            left.remove(next);
        }
    }

    /** Those that wait for it, and those that wait for them. */
    Set<String> behind(String name) {
        Set<String> behind = new LinkedHashSet<>();
        for (Step step : inOrder) {
            if (step.after().contains(name) || step.after().stream().anyMatch(behind::contains)) {
                behind.add(step.name());
            }
        }
        return behind;
    }

    List<Step> inOrder() {
        return inOrder;
    }
}
