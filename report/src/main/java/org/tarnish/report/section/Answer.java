package org.tarnish.report.section;

import static org.tarnish.report.html.Numbers.percent;
import static org.tarnish.report.html.Numbers.signed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tarnish.evaluation.significance.Holm;
import org.tarnish.experiment.condition.Condition.Family;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.report.Report;

/**
 * The report in one paragraph. The best methodology is the one with the highest accuracy averaged over all conditions,
 * clean included, and over seeds; only those that were evaluated on every condition compete, unless none was.
 *
 * @param headline the finding in one sentence
 * @param sentences what supports it
 * @param tiles its few most important numbers
 */
public record Answer(String headline, List<String> sentences, List<Tile> tiles) {
    private static final int NAMED = 3;
    private static final double SIGNIFICANCE = 0.05;

    /** A number to be seen first. */
    public record Tile(String label, String value, String note) {}

    /** The answer that a report gives. */
    public static Answer of(Results results) {
        var evaluated = RunGroup.of(results).stream()
                .filter(group -> group.all().exists())
                .toList();
        var complete = evaluated.stream().filter(RunGroup::complete).toList();
        var candidates = complete.isEmpty() ? evaluated : complete;
        var first = candidates.stream().max(Comparator.comparing(s -> s.all().value()));
        if (first.isEmpty()) {
            return new Answer("No run has been evaluated, so there is nothing to compare.", List.of(), List.of());
        }
        var best = first.get();
        var baseline = evaluated.stream()
                .filter(s -> s.isOf(Methodologies.BASELINE) && s.sameNetwork(best) && !s.equals(best))
                .findFirst();

        var sentences = new ArrayList<String>();
        sentences.add(bearing(results, best));
        baseline.ifPresent(group -> sentences.add(against(results, best, group)));
        if (best.isOf(Methodologies.BASELINE) && candidates.size() > 1) {
            sentences.add("No other methodology does better on average.");
        }
        candidates.stream()
                .filter(s -> s.clean().exists() && best.clean().exists())
                .max(Comparator.comparing(s -> s.clean().value()))
                .filter(s -> s.clean().value() > best.clean().value())
                .ifPresent(s -> sentences.add("On clean images " + s.name() + " is ahead with "
                        + percent(s.clean().value()) + "\u00a0%."));
        if (complete.isEmpty()) {
            sentences.add("No run was evaluated on every condition, so these averages are over different conditions.");
        } else if (complete.size() < evaluated.size()) {
            sentences.add("Left out, because not evaluated on every condition: " + incomplete(evaluated) + ".");
        }
        var equals = candidates.stream()
                .filter(group -> group.all().value().equals(best.all().value()))
                .map(RunGroup::name)
                .toList();
        return new Answer(
                headline(results, best, candidates.size(), equals), List.copyOf(sentences), tiles(best, baseline));
    }

    private static String incomplete(List<RunGroup> evaluated) {
        var names = evaluated.stream()
                .filter(group -> !group.complete())
                .map(RunGroup::name)
                .toList();
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private static String headline(Results results, RunGroup best, int candidates, List<String> equals) {
        int conditions = results.ofTestImages().size();
        var share = percent(best.all().value()) + "\u00a0% right";
        var where = conditions == 1 ? " on clean images." : " on average over " + conditions + " conditions.";
        if (equals.size() > 1) {
            return (equals.size() == candidates
                            ? "Nothing sets the methodologies apart: all get "
                            : String.join(", ", equals) + " hold up best and equally: ")
                    + share
                    + where;
        }
        return candidates == 1
                ? best.name() + " gets " + share + where
                : best.name() + " holds up best: " + share + where;
    }

    private static String bearing(Results results, RunGroup best) {
        var text = new StringBuilder(best.name())
                .append(" gets ")
                .append(percent(best.clean().value()))
                .append("\u00a0% of clean images right");
        damage(
                text,
                "corruptions",
                best.corruptions(),
                best.clean(),
                results.conditions(Family.CORRUPTION).size());
        damage(
                text,
                "reductions",
                best.reductions(),
                best.clean(),
                results.conditions(Family.REDUCTION).size());
        if (best.runs().size() > 1) {
            text.append(", averaged over ").append(best.runs().size()).append(" seeds");
        }
        return text.append('.').toString();
    }

    private static void damage(StringBuilder text, String what, Mean mean, Mean clean, int conditions) {
        if (mean.exists()) {
            text.append(", ")
                    .append(percent(mean.value()))
                    .append("\u00a0% over ")
                    .append(conditions);
            text.append(conditions == 1 ? " condition with " : " conditions with ")
                    .append(what);
            if (clean.exists() && clean.value() > 0) {
                double drop = (clean.value() - mean.value()) / clean.value();
                text.append(" (")
                        .append(percent(Math.abs(drop)))
                        .append(drop < 0 ? "\u00a0% more" : "\u00a0% less")
                        .append(" than clean)");
            }
        }
    }

    private static String against(Results results, RunGroup best, RunGroup baseline) {
        var values = new ArrayList<String>();
        values.add(percent(baseline.clean().value()) + "\u00a0%");
        if (baseline.corruptions().exists()) {
            values.add(percent(baseline.corruptions().value()) + "\u00a0%");
        }
        if (baseline.reductions().exists()) {
            values.add(percent(baseline.reductions().value()) + "\u00a0%");
        }
        var text = "The baseline gets " + (values.size() == 1 ? values.get(0) : String.join(", ", values) + " in turn")
                + ".";
        var compared = best.runs().stream()
                .flatMap(run -> results.conditions().stream().map(c -> results.comparison(run, c)))
                .flatMap(Optional::stream)
                .toList();
        if (compared.isEmpty()) {
            return text;
        }
        // Over the very comparisons that the sentence counts: a family of its own.
        var holm = Holm.adjust(
                compared.stream().mapToDouble(Report.Comparison::decisiveP).toArray());
        var significant = IntStream.range(0, holm.length)
                .filter(i -> holm[i] < SIGNIFICANCE)
                .mapToObj(compared::get)
                .toList();
        long better = significant.stream().filter(c -> c.c() > c.b()).count();
        return text + " Of " + compared.size() + " comparisons with it " + significant.size()
                + (significant.size() == 1 ? " is" : " are") + " significant after Holm's correction over all "
                + compared.size() + ", " + better + " of them in favor of " + best.name() + ".";
    }

    private static List<Tile> tiles(RunGroup best, Optional<RunGroup> baseline) {
        var tiles = new ArrayList<Tile>();
        tile(tiles, "clean images", best.clean(), baseline.map(RunGroup::clean));
        tile(tiles, "corruptions, mean", best.corruptions(), baseline.map(RunGroup::corruptions));
        tile(tiles, "reductions, mean", best.reductions(), baseline.map(RunGroup::reductions));
        return List.copyOf(tiles);
    }

    private static void tile(List<Tile> tiles, String label, Mean mean, Optional<Mean> baseline) {
        if (mean.exists()) {
            var note = baseline.filter(Mean::exists)
                    .map(other -> signed(100 * (mean.value() - other.value()), 1) + " points against the baseline")
                    .orElse("");
            tiles.add(new Tile(label, percent(mean.value()) + "\u00a0%", note));
        }
    }
}
