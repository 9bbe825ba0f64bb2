package org.tarnish.experiment.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.imaging.corruption.weather.Frost;

/** The forms of images that a request asks for, in its order and each once. */
final class AskedVariants {
    private final ExperimentRequest request;

    AskedVariants(ExperimentRequest request) {
        this.request = request;
    }

    /** What every run is judged on, by label; clean images first. */
    Map<String, Variant> conditions(int testImages) {
        var asked = request.conditions();
        return Stream.of(
                        Stream.of(new Variant.Clean()),
                        corrupted(asked.corruptions()),
                        reduced(asked.reductions()),
                        asked.imageSets().stream().map(set -> new Variant.Imported(set.name())),
                        sequences(asked.perturbations(), testImages))
                .flatMap(variants -> variants)
                .collect(LinkedHashMap::new, (map, variant) -> map.putIfAbsent(variant.label(), variant), Map::putAll);
    }

    /** What runs are judged on after each epoch; the clean validation images are always, so they are not among them. */
    List<Variant> curves() {
        var asked = request.curves();
        if (asked == null) {
            return List.of();
        }
        var variants = new LinkedHashMap<String, Variant>();
        if (asked.split() != Split.VALIDATION) {
            variants.put(new Variant.Clean().label(), new Variant.Clean());
        }
        Stream.of(
                        corrupted(asked.corruptions()),
                        reduced(asked.reductions()),
                        asked.imageSets().stream().map(Variant.Imported::new))
                .flatMap(more -> more)
                .forEach(variant -> variants.putIfAbsent(variant.label(), variant));
        return List.copyOf(variants.values());
    }

    private Stream<Variant> corrupted(Conditions.Corruptions asked) {
        if (asked == null) {
            return Stream.empty();
        }
        var table = asked.tableFor(request.imageSize());
        return asked.names().stream().flatMap(name -> {
            var textures = name.equals(Frost.NAME) ? asked.otherFrostTextures().orElse(null) : null;
            return asked.severities().stream()
                    .map(severity -> new Variant.Corrupted(name, severity, table, asked.seed(), textures));
        });
    }

    private static Stream<Variant> reduced(Conditions.Reductions asked) {
        if (asked == null) {
            return Stream.empty();
        }
        return asked.kinds().stream()
                .flatMap(kind -> asked.qualities().stream().map(quality -> new Variant.Reduced(kind, quality)));
    }

    /** Every perturbation of the first test images. */
    private Stream<Variant> sequences(Conditions.Perturbations asked, int testImages) {
        if (asked == null) {
            return Stream.empty();
        }
        int images = Math.min(asked.images(), testImages);
        var table = asked.tableFor(request.imageSize());
        return asked.names().stream()
                .map(name -> new Variant.Perturbed(name, images, asked.difficulty(), table, asked.seed()));
    }
}
