package org.tarnish.pipeline.condition;

import java.util.List;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.imaging.perturbation.SeededPerturbation;

/** Makes perturbation sequences of a split's first images. */
record Sequences(SeededPerturbation perturbation, long images) implements ConditionImages {
    static Sequences of(Condition.Perturbed condition) {
        var perturbation = new SeededPerturbation(
                Perturbations.named(condition.perturbation()),
                condition.difficulty(),
                condition.table(),
                condition.seed());
        return new Sequences(perturbation, condition.images());
    }

    @Override
    public int frames() {
        return perturbation.frames();
    }

    @Override
    public List<Made> make(Image clean, long index) {
        return perturbation.apply(clean, index).stream().map(Made::new).toList();
    }
}
