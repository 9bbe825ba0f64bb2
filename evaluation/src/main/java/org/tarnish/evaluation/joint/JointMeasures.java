package org.tarnish.evaluation.joint;

import java.util.List;
import org.tarnish.imaging.Catalogue;

/** Every joint measure there is: one line each, in the order of tables. */
public final class JointMeasures {
    private static final Catalogue<JointMeasure> CATALOGUE = Catalogue.extensible(
            "joint measure",
            JointMeasure.class,
            JointMeasure::name,
            List.of(
                    new WorstCase(1),
                    new WorstCase(2),
                    new WorstCase(3),
                    new WorstCase(4),
                    new WorstCase(5),
                    new SeveritySurvived(),
                    ForeignImages.auroc(),
                    ForeignImages.aupr(),
                    ForeignImages.falsePositives()));

    private JointMeasures() {}

    public static List<JointMeasure> all() {
        return CATALOGUE.all();
    }

    /** @throws IllegalArgumentException if there is no such measure; the message lists the known names */
    public static JointMeasure named(String name) {
        return CATALOGUE.named(name);
    }
}
