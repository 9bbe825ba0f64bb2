package org.tarnish.evaluation.joint;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.condition.Condition;

/** What a run made of the same images in corrupted forms: by corruption and severity. */
final class Corrupted {
    private final Map<String, TreeMap<Integer, Predictions>> predictions = new TreeMap<>();
    private final int images;

    /**
     * @param predictions those on corrupted images count, others are left aside
     * @throws IllegalArgumentException if they are of different images
     */
    Corrupted(Map<Condition, Predictions> predictions) {
        int[] labels = null;
        Condition first = null;
        for (var entry : predictions.entrySet()) {
            if (!(entry.getKey() instanceof Condition.Corrupted corrupted)) {
                continue;
            }
            if (labels == null) {
                labels = entry.getValue().labels();
                first = corrupted;
            } else if (!Arrays.equals(labels, entry.getValue().labels())) {
                throw new IllegalArgumentException("predictions on several conditions must be of the same images in the"
                        + " same order, and those on " + first.label() + " and " + corrupted.label() + " are not");
            }
            this.predictions
                    .computeIfAbsent(corrupted.corruption(), name -> new TreeMap<>())
                    .put(corrupted.severity(), entry.getValue());
        }
        images = labels == null ? 0 : labels.length;
    }

    /** The corrupted ones of the conditions asked for, in their order. */
    static List<Condition> of(Collection<Condition> asked) {
        return asked.stream().filter(Condition.Corrupted.class::isInstance).toList();
    }

    /** How many there are; 0 without any predictions. */
    int images() {
        return images;
    }

    /** The names of corruptions. */
    Collection<String> names() {
        return predictions.keySet();
    }

    /** The predictions on one corruption by severity, ascending. */
    TreeMap<Integer, Predictions> of(String corruption) {
        return predictions.get(corruption);
    }

    /** The predictions at one severity, over all corruptions that have it. */
    Stream<Predictions> at(int severity) {
        return predictions.values().stream()
                .filter(bySeverity -> bySeverity.containsKey(severity))
                .map(bySeverity -> bySeverity.get(severity));
    }

    /** The share of images that are right in all these predictions. */
    double allRight(List<Predictions> all) {
        int right = 0;
        for (int i = 0; i < images; i++) {
            int image = i;
            right += all.stream().allMatch(one -> one.right(image)) ? 1 : 0;
        }
        return (double) right / images;
    }
}
