package org.tarnish.reporting.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.tarnish.experiment.plan.Variant;
import org.tarnish.experiment.result.Report;
import org.tarnish.imaging.corruption.Corruptions;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.reduction.Reductions;

/**
 * What a run is judged on, and where it stands in tables.
 *
 * @param label as in the report
 * @param name what several conditions that differ by level share, such as {@code contrast}
 * @param level severity or quality; empty where there is none
 */
record Condition(String label, Family family, String name, String level) {
    static final String CLEAN = new Variant.Clean().label();

    /** Sorts of conditions, in the order of the tables. */
    enum Family {
        CLEAN,
        CORRUPTION,
        REDUCTION,
        OTHER
    }

    /** The condition that a label stands for, by the form of the labels alone. */
    static Condition named(String label) {
        int dash = label.lastIndexOf('-');
        var name = dash < 0 ? label : label.substring(0, dash);
        var level = label.substring(dash + 1);
        if (label.equals(CLEAN)) {
            return new Condition(label, Family.CLEAN, label, "");
        }
        if (level.matches("[1-5]") && Corruptions.names().contains(name)) {
            return new Condition(label, Family.CORRUPTION, name, level);
        }
        if (level.matches("[01](\\.\\d+)?") && Reductions.names().contains(name)) {
            return new Condition(label, Family.REDUCTION, name, level);
        }
        return new Condition(label, Family.OTHER, label, "");
    }

    /**
     * Every condition that the request asks for, then any other that was judged; not perturbation sequences, whose frames
     * have no place among accuracies on test images.
     */
    static List<Condition> of(Report report) {
        var all = new ArrayList<Condition>();
        all.add(new Condition(CLEAN, Family.CLEAN, CLEAN, ""));
        var asked = report.request().conditions();
        if (asked.corruptions() != null) {
            for (var name : asked.corruptions().names()) {
                for (int severity : asked.corruptions().severities()) {
                    var variant = new Variant.Corrupted(name, severity, SeverityTable.CIFAR, 0);
                    all.add(new Condition(variant.label(), Family.CORRUPTION, name, "" + severity));
                }
            }
        }
        if (asked.reductions() != null) {
            for (var kind : asked.reductions().kinds()) {
                for (double quality : asked.reductions().qualities()) {
                    var label = new Variant.Reduced(kind, quality).label();
                    all.add(new Condition(label, Family.REDUCTION, kind, label.substring(kind.length() + 1)));
                }
            }
        }
        var known = new LinkedHashSet<String>();
        all.forEach(condition -> known.add(condition.label()));
        for (var evaluation : report.evaluations()) {
            if (evaluation.flips() == null && known.add(evaluation.condition())) {
                all.add(new Condition(evaluation.condition(), Family.OTHER, evaluation.condition(), ""));
            }
        }
        return List.copyOf(all);
    }

    /** Whether its images are the minimal ones of some run. */
    boolean isOfMinimalImages() {
        return label.startsWith(Variant.Minimal.PREFIX);
    }

    /** The condition in words. */
    String words() {
        return switch (family) {
            case CLEAN -> "clean images";
            case CORRUPTION -> name + ", severity " + level;
            case REDUCTION -> name + ", quality " + level;
            case OTHER ->
                isOfMinimalImages() ? "minimal images, " + label.substring(Variant.Minimal.PREFIX.length()) : label;
        };
    }
}
