package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.significance.Wilcoxon;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.report.Report;

class EntropyComparisonCompilerTest {
    private final List<Plan.MinimalSearch> searches = new ArrayList<>();
    private final List<Plan.Comparison> comparisons = new ArrayList<>();
    private final Map<String, Marker> markers = new HashMap<>();

    /** A part of a search: entropies by image, of 1000 originally; -1 for an image without a minimal one. */
    private String part(int from, int... entropies) {
        var solved = IntStream.range(0, entropies.length)
                .filter(i -> entropies[i] >= 0)
                .mapToObj(i -> new Minimal(from + i, 0, entropies[i], 1000, 1, 1, 0, 0, 8, "i.png"))
                .toList();
        var task = "minimal-" + markers.size();
        var result = new MinimalImagesResult(solved, entropies.length - solved.size());
        markers.put(task, new Marker(task, "e1", "w", 1, 1.0, Instant.EPOCH, Json.tree(result)));
        return task;
    }

    private void searched(String run, String kind, String... parts) {
        searches.add(new Plan.MinimalSearch(run, kind, List.of(parts)));
    }

    private void compared(String run) {
        comparisons.add(new Plan.Comparison(run, "baseline", "clean", "compare-" + run));
        comparisons.add(new Plan.Comparison(run, "baseline", "fog-1", "compare-fog-" + run));
    }

    private List<Report.EntropyComparison> compile() {
        var plan = new Plan("d0", List.of(), List.of(), Map.of(), Map.of(), List.of(), searches, comparisons);
        return new EntropyComparisonCompiler(plan, markers).compile();
    }

    @Test
    void pairsAreTheImagesThatBothSolvedWhateverTheParts() {
        compared("other");
        searched("baseline", "color", part(0, 500, -1, 300), part(3, 900, 600));
        searched("other", "color", part(0, 400, 100, 320), part(3, -1, 570));

        var comparison = compile().get(0);

        // Images 0, 2 and 4: differences -0.1, 0.02 and -0.03.
        assertThat(compile()).hasSize(1);
        assertThat(comparison.run()).isEqualTo("other");
        assertThat(comparison.baseline()).isEqualTo("baseline");
        assertThat(comparison.pairs()).isEqualTo(3);
        assertThat(comparison.statistic()).isEqualTo(1);
        assertThat(comparison.medianDifference()).isCloseTo(-0.03, within(1e-12));
        // Four of the 8 signs are as far out: none or the first positive, and the reverse.
        assertThat(comparison.exactP()).isCloseTo(0.5, within(1e-12));
        assertThat(comparison.holmP()).isEqualTo(comparison.exactP());
        assertThat(comparison.stars()).isEmpty();
    }

    @Test
    void holmsFamilyAreTheRunsOfOneBaselineAndKind() {
        int[] base = IntStream.range(0, 12).map(i -> 500 + i).toArray();
        int[] lower = IntStream.range(0, 12).map(i -> 500 - i * i).toArray();
        compared("first");
        compared("second");
        searched("baseline", "color", part(0, base));
        searched("baseline", "crop", part(0, base));
        searched("first", "color", part(0, lower));
        searched("first", "crop", part(0, lower));
        searched("second", "color", part(0, base));

        var found = compile();

        var test = Wilcoxon.test(
                IntStream.of(lower).mapToDouble(e -> e / 1000.0).toArray(),
                IntStream.of(base).mapToDouble(e -> e / 1000.0).toArray());
        assertThat(found)
                .extracting(Report.EntropyComparison::run, Report.EntropyComparison::kind)
                .containsExactly(
                        Tuple.tuple("first", "color"), Tuple.tuple("second", "color"), Tuple.tuple("first", "crop"));
        assertThat(found.get(0).p()).isEqualTo(test.p());
        assertThat(test.exactP()).as("one of 2^11 signs at either end").isCloseTo(2 / 2048.0, within(1e-12));
        assertThat(found.get(0).holmP()).isEqualTo(2 * test.exactP());
        assertThat(found.get(0).stars()).isEqualTo("***");
        assertThat(found.get(1).p()).isEqualTo(1);
        assertThat(found.get(2).holmP()).isEqualTo(test.exactP());
    }

    @Test
    void withoutAnImageThatBothSolvedThereIsNoTest() {
        compared("other");
        searched("baseline", "color", part(0, 500, -1));
        searched("other", "color", part(0, -1, 300));
        assertThat(compile())
                .containsExactly(new Report.EntropyComparison(
                        "other", "baseline", "color", 0, null, null, null, null, null, null, ""));
    }

    @Test
    void aSearchOfWhichAPartIsMissingIsComparedWithNothing() {
        compared("other");
        searched("baseline", "color", part(0, 500), "minimal-lost");
        searched("other", "color", part(0, 400), part(1, 400));
        assertThat(compile()).isEmpty();
    }

    @Test
    void withoutABaselineNothingIsCompared() {
        searched("baseline", "color", part(0, 500));
        searched("other", "color", part(0, 400));
        assertThat(compile()).isEmpty();
    }
}
