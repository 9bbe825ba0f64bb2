package org.tarnish.pipeline.condition;

import java.util.List;
import java.util.function.Function;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.corruption.weather.FrostTextures;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.pipeline.task.PermanentFailure;

/** Makes one condition's images: pure functions of the clean image and its index. Safe for concurrent use. */
@FunctionalInterface
public interface ConditionImages {
    /**
     * What one image becomes: {@link #frames()} images.
     *
     * @param index of the image in its collection, where its draws come from
     */
    List<Made> make(Image clean, long index);

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
     * @param kept what is left of the image, whose entropy counts
     */
    record Made(Image image, Image kept) {
        /** What networks see is all that is left. */
        Made(Image image) {
            this(image, image);
        }
    }

    /**
     * @param textures of frost, by identity; throws an {@link IllegalArgumentException} for those that are not here
     * @throws PermanentFailure if the condition asks for textures that are not here
     */
    static ConditionImages of(Condition condition, Function<String, FrostTextures> textures) {
        if (condition instanceof Condition.Corrupted corrupted && corrupted.from() == null) {
            var corruption = new SeededCorruption(
                    corruption(corrupted, textures), corrupted.severity(), corrupted.table(), corrupted.seed());
            return (clean, index) -> List.of(new Made(corruption.apply(clean, index)));
        }
        if (condition instanceof Condition.Reduced reduced) {
            var reduction = Reductions.named(reduced.reduction());
            var reducer = new Reducer(Fit.RESIZE);
            return (clean, index) -> {
                var made = reducer.apply(clean, reduction.at(reduced.quality(), clean.width()));
                return List.of(new Made(made.seen(), made.kept()));
            };
        }
        if (condition instanceof Condition.Perturbed perturbed) {
            return Sequences.of(perturbed);
        }
        if (condition instanceof Condition.Clean) {
            return (clean, index) -> List.of(new Made(clean));
        }
        throw new IllegalArgumentException("images of '" + condition.label()
                + "' are not made from a data set's, so none of them can be written or computed");
    }

    private static Corruption corruption(Condition.Corrupted condition, Function<String, FrostTextures> textures) {
        if (condition.textures() == null) {
            return Corruptions.named(condition.corruption());
        }
        try {
            return Corruptions.with(textures.apply(condition.textures())).named(condition.corruption());
        } catch (IllegalArgumentException e) {
            throw new PermanentFailure(e.getMessage(), e);
        }
    }
}
