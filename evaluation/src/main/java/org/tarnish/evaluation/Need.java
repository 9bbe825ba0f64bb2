package org.tarnish.evaluation;

/** How much of what a network said of images a number follows from; each has what those before it have. */
public enum Need {
    /** The true and the predicted class of each image. */
    CLASSES("true and predicted classes"),
    /** Probabilities besides: of the true class and of the highest few, with what follows from all of them. */
    CONFIDENCES("confidences"),
    /** The logit of every class. */
    LOGITS("the logits of all classes");

    private final String words;

    Need(String words) {
        this.words = words;
    }

    /** What it is, for a sentence that says what is missing. */
    public String words() {
        return words;
    }
}
