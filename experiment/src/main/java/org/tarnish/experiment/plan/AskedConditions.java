package org.tarnish.experiment.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.Split;
import org.tarnish.imaging.corruption.weather.Frost;

/** The conditions that a request asks for, in its order and each once. */
public final class AskedConditions {
    private final ExperimentRequest request;

    public AskedConditions(ExperimentRequest request) {
        this.request = request;
    }

    /**
     * What every run is evaluated on, by label; clean images first.
     *
     * @param testImages how many there are: no more become perturbation sequences
     */
    public Map<String, Condition> conditions(int testImages) {
        var asked = request.conditions();
        return Stream.of(
                        Stream.of(new Condition.Clean()),
                        corrupted(asked.corruptions()),
                        reduced(asked.reductions()),
                        asked.imageSets().stream().map(ImageSetRequest::condition),
                        sequences(asked.perturbations(), testImages))
                .flatMap(conditions -> conditions)
                .collect(
                        LinkedHashMap::new,
                        (map, condition) -> map.putIfAbsent(condition.label(), condition),
                        Map::putAll);
    }

    /** What runs are evaluated on after each epoch, by label; the clean validation images are always, so they are not among them. */
    public Map<String, Condition> curves() {
        var asked = request.curves();
        if (asked == null) {
            return Map.of();
        }
        var conditions = new LinkedHashMap<String, Condition>();
        if (asked.split() != Split.VALIDATION) {
            conditions.put(Condition.CLEAN, new Condition.Clean());
        }
        Stream.of(
                        corrupted(asked.corruptions()),
                        reduced(asked.reductions()),
                        asked.imageSets().stream().map(Condition.Imported::new))
                .flatMap(more -> more)
                .forEach(condition -> conditions.putIfAbsent(condition.label(), condition));
        return conditions;
    }

    private Stream<Condition> corrupted(Conditions.Corruptions asked) {
        if (asked == null) {
            return Stream.empty();
        }
        var table = asked.tableFor(request.imageSize());
        return asked.names().stream().flatMap(name -> {
            var textures = name.equals(Frost.NAME) ? asked.otherFrostTextures().orElse(null) : null;
            var from = asked.from() == null ? null : asked.from().location();
            return asked.severities().stream()
                    .map(severity -> new Condition.Corrupted(name, severity, table, asked.seed(), textures, from));
        });
    }

    private static Stream<Condition> reduced(Conditions.Reductions asked) {
        if (asked == null) {
            return Stream.empty();
        }
        return asked.kinds().stream()
                .flatMap(kind -> asked.qualities().stream().map(quality -> new Condition.Reduced(kind, quality)));
    }

    /** Every perturbation of the first test images. */
    private Stream<Condition> sequences(Conditions.Perturbations asked, int testImages) {
        if (asked == null) {
            return Stream.empty();
        }
        int images = Math.min(asked.images(), testImages);
        var table = asked.tableFor(request.imageSize());
        return asked.names().stream()
                .map(name -> new Condition.Perturbed(name, images, asked.difficulty(), table, asked.seed()));
    }
}
