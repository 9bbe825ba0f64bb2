package org.tarnish.pipeline.prune;

/** What objects are removed for. */
public enum Sort {
    EXPERIMENTS("experiments"),
    CHECKPOINTS("checkpoints of finished trainings"),
    ATTEMPTS("attempts that lost"),
    CLAIMS("claims on finished tasks"),
    TASKS("unreferenced tasks"),
    DATASETS("unreferenced data sets"),
    ARCHIVES("unreferenced archives");

    private final String label;

    Sort(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
