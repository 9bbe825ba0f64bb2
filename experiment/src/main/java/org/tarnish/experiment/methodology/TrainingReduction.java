package org.tarnish.experiment.methodology;

/** How the training images of an epoch are reduced. */
public sealed interface TrainingReduction {
    /** Name in the catalogue of reductions. */
    String kind();

    /**
     * The whole training set at one quality, as the object store holds it.
     *
     * @param quality kept fraction in [0, 1]
     */
    record Uniform(String kind, double quality) implements TrainingReduction {}

    /**
     * Every training image at a quality of its own, which follows the classifier: an adaptation pass comes before the
     * epoch.
     *
     * @param step size of one move as a fraction of full quality, in (0, 1]
     */
    record Adaptive(String kind, double step) implements TrainingReduction {
        /** What tells a methodology with this reduction from others. */
        String label() {
            return kind + (step == Parameter.USUAL_STEP ? "" : "-step-" + step);
        }
    }
}
