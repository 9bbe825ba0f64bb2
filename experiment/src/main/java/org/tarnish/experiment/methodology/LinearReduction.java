package org.tarnish.experiment.methodology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Qualities in equal steps: {@code 1 - step, 1 - 2 step, ...} down to {@code qMin} at the lowest, or ascending
 * {@code qMin, qMin + step, ...} up to {@code 1 - step} at the highest. In decimal arithmetic, so that steps do not drift.
 *
 * @param kind name in the catalogue of reductions
 * @param step in (0, 1]
 * @param qMin in [0, 1 - step]
 */
record LinearReduction(String kind, double step, double qMin, boolean ascending) {
    LinearReduction {
        var highest = BigDecimal.ONE.subtract(BigDecimal.valueOf(step));
        if (highest.compareTo(BigDecimal.valueOf(qMin)) < 0) {
            throw new IllegalArgumentException("qMin must be at most 1 - step, the first quality, which is "
                    + highest.toPlainString() + ", was " + qMin + "; ask for smaller steps or a lower qMin");
        }
    }

    /** From a methodology's parameters. */
    static LinearReduction of(Methodologies.Parameters parameters) {
        return new LinearReduction(
                parameters.text("reduction"),
                parameters.number("step"),
                parameters.number("qMin"),
                parameters.flag("ascending"));
    }

    /** At least one, in the order in which a run trains them. */
    List<TrainingReduction.Uniform> levels() {
        var lowest = BigDecimal.valueOf(qMin);
        var size = BigDecimal.valueOf(step);
        var highest = BigDecimal.ONE.subtract(size);
        var levels = new ArrayList<TrainingReduction.Uniform>();
        if (ascending) {
            for (var quality = lowest; quality.compareTo(highest) <= 0; quality = quality.add(size)) {
                levels.add(new TrainingReduction.Uniform(kind, quality.doubleValue()));
            }
        } else {
            for (var quality = highest; quality.compareTo(lowest) >= 0; quality = quality.subtract(size)) {
                levels.add(new TrainingReduction.Uniform(kind, quality.doubleValue()));
            }
        }
        return Collections.unmodifiableList(levels);
    }

    /** What tells a methodology with this reduction from others. */
    String label() {
        return kind
                + (step == Parameter.USUAL_STEP ? "" : "-step-" + step)
                + (qMin == step ? "" : "-min-" + qMin)
                + (ascending ? "-ascending" : "");
    }
}
