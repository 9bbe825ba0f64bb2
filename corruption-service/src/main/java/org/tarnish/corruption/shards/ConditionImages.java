package org.tarnish.corruption.shards;

import java.util.List;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.pipeline.task.PermanentFailure;

/** Makes one condition's images: pure functions of the clean image and its index. Safe for concurrent use. */
@FunctionalInterface
interface ConditionImages {
    /**
     * What one image becomes: {@link #frames()} images.
     *
     * @param index of the image in its collection, where its draws come from
     */
    List<Made> make(Image clean, long index, Entropy entropy);

    /** How many images one image becomes. */
    default int frames() {
        return 1;
    }

    /** How many images of the split, from its beginning, the condition is made of. */
    default long images() {
        return Long.MAX_VALUE;
    }

    /**
     * @param image what networks see
     * @param entropy bytes as PNG of what is left of the image
     */
    record Made(Image image, int entropy) {}

    /**
     * @throws PermanentFailure if the condition asks for textures that are not here
     */
    static ConditionImages of(Condition condition, FrostLibrary frost) {
        if (condition instanceof Condition.Corrupted corrupted && corrupted.from() == null) {
            var corruption = new SeededCorruption(
                    corruption(corrupted, frost), corrupted.severity(), corrupted.table(), corrupted.seed());
            return (clean, index, entropy) -> {
                var image = corruption.apply(clean, index);
                return List.of(new Made(image, entropy.bytes(image)));
            };
        }
        if (condition instanceof Condition.Reduced reduced) {
            var reduction = Reductions.named(reduced.reduction());
            var reducer = new Reducer(Fit.RESIZE);
            return (clean, index, entropy) -> {
                var made = reducer.apply(clean, reduction.at(reduced.quality(), clean.width()));
                return List.of(new Made(made.seen(), entropy.bytes(made.kept())));
            };
        }
        if (condition instanceof Condition.Perturbed perturbed) {
            return Sequences.of(perturbed);
        }
        if (condition instanceof Condition.Clean) {
            return (clean, index, entropy) -> List.of(new Made(clean, entropy.bytes(clean)));
        }
        throw new IllegalArgumentException("images of '" + condition.label()
                + "' are not made from a data set's, so no shard of them can be written");
    }

    private static Corruption corruption(Condition.Corrupted condition, FrostLibrary frost) {
        var textures = condition.textures();
        if (textures == null) {
            return Corruptions.named(condition.corruption());
        }
        frost.problem(textures).ifPresent(problem -> {
            throw new PermanentFailure(problem);
        });
        return Corruptions.with(frost.named(textures)).named(condition.corruption());
    }
}
