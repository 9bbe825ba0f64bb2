package org.tarnish.corruption.shards;

import org.tarnish.experiment.plan.Variant;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Corruptions;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reductions;

/** Makes one variant's images: pure functions of the clean image and its index. Safe for concurrent use. */
@FunctionalInterface
interface VariantImages {
    /**
     * @param index index of the image in its split
     */
    Made make(Image clean, long index, Entropy entropy);

    /**
     * @param image what networks see
     * @param entropy bytes as PNG of what is left of the image
     */
    record Made(Image image, int entropy) {}

    /**
     * @throws org.tarnish.pipeline.task.PermanentFailure if the variant asks for textures that are not here
     */
    static VariantImages of(Variant variant, FrostLibrary frost) {
        if (variant instanceof Variant.Corrupted corrupted) {
            var corruption = new SeededCorruption(
                    corruption(corrupted, frost), corrupted.severity(), corrupted.table(), corrupted.seed());
            return (clean, index, entropy) -> {
                var image = corruption.apply(clean, index);
                return new Made(image, entropy.bytes(image));
            };
        }
        if (variant instanceof Variant.Reduced reduced) {
            var reduction = Reductions.named(reduced.reduction());
            var reducer = new Reducer(Fit.RESIZE);
            return (clean, index, entropy) -> {
                var made = reducer.apply(clean, reduction.at(reduced.quality(), clean.width()));
                return new Made(made.seen(), entropy.bytes(made.kept()));
            };
        }
        return (clean, index, entropy) -> new Made(clean, entropy.bytes(clean));
    }

    private static Corruption corruption(Variant.Corrupted variant, FrostLibrary frost) {
        return variant.textures() == null
                ? Corruptions.named(variant.corruption())
                : Corruptions.with(frost.named(variant.textures())).named(variant.corruption());
    }
}
