package org.tarnish.evaluation.aggregate;

import java.util.List;
import java.util.function.BiFunction;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Conditions;

/** Whose values relative numbers of runs are relative to: AlexNet's published ones, or those of a run on the same images. */
public final class Reference {
    private final String name;
    private final String scope;
    private final BiFunction<String, List<Condition>, Scores> values;

    private Reference(String name, String scope, BiFunction<String, List<Condition>, Scores> values) {
        this.name = name;
        this.scope = scope;
        this.values = values;
    }

    /**
     * The one that a request names.
     *
     * @param name a run's id, or {@value Conditions#ALEXNET}
     * @param classes of the images that the runs are evaluated on
     * @param side of them, in pixels
     * @param values of the run with that id: those of a metric, on some conditions; asked for nothing of AlexNet
     */
    public static Reference of(String name, int classes, int side, BiFunction<String, List<Condition>, Scores> values) {
        return name.equals(Conditions.ALEXNET)
                ? new Reference(name, AlexNet.scope(classes, side), AlexNet::scores)
                : new Reference(
                        name,
                        "relative to the run " + name
                                + " on the same images: comparable within this experiment alone, not with published numbers",
                        values);
    }

    /** A run's id, or {@value Conditions#ALEXNET}. */
    public String name() {
        return name;
    }

    /** What numbers relative to it may be compared with, in one sentence without a full stop. */
    public String scope() {
        return scope;
    }

    /** Its values of a metric on those of the conditions that it has any for. */
    public Scores scores(String metric, List<Condition> asked) {
        return values.apply(metric, asked);
    }
}
