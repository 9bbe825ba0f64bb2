package org.tarnish.corruption.shards;

import java.util.List;
import org.tarnish.experiment.plan.Variant;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.imaging.perturbation.SeededPerturbation;

/** Makes perturbation sequences of a split's first images. */
record Sequences(SeededPerturbation perturbation, long images) implements VariantImages {
    static Sequences of(Variant.Perturbed variant) {
        var perturbation = new SeededPerturbation(
                Perturbations.named(variant.perturbation()), variant.difficulty(), variant.table(), variant.seed());
        return new Sequences(perturbation, variant.images());
    }

    @Override
    public int frames() {
        return perturbation.frames();
    }

    @Override
    public List<Made> make(Image clean, long index, Entropy entropy) {
        return perturbation.apply(clean, index).stream()
                .map(frame -> new Made(frame, entropy.bytes(frame)))
                .toList();
    }
}
