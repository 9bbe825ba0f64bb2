package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.significance.McNemar;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.report.Report;

class ComparisonsTest {
    private final List<Plan.Comparison> comparisons = new ArrayList<>();
    private final Map<String, ComparisonResult> results = new HashMap<>();

    private void compared(String run, int b, int c) {
        comparisons.add(new Plan.Comparison(run, "baseline", "clean", run));
        results.put(run, McNemar.test(b, c));
    }

    private List<Report.Comparison> compile() {
        var plan = new Plan(
                "d0",
                List.of(),
                List.of(),
                Map.of("clean", new Condition.Clean()),
                Map.of(),
                List.of(),
                List.of(),
                comparisons);
        return Comparisons.of(plan, task -> Optional.ofNullable(results.get(task)));
    }

    @Test
    void whereFewImagesAreDiscordantTheExactPCounts() {
        compared("few", 0, 7);
        compared("none", 0, 0);

        var few = compile().get(0);

        // 2 / 2^7; the chi-squared distribution says 0.0082, which would be two stars.
        assertThat(few.exactP()).isCloseTo(0.015625, within(1e-12));
        assertThat(few.p()).isCloseTo(0.00815, within(1e-5));
        assertThat(few.decisiveP()).isEqualTo(few.exactP());
        assertThat(few.stars()).isEqualTo("*");
        assertThat(few.holmP()).isCloseTo(2 * 0.015625, within(1e-12));
        assertThat(compile().get(1).decisiveP()).isEqualTo(1);
    }

    @Test
    void from25DiscordantImagesOnTheChiSquaredDistributionCounts() {
        compared("just", 5, 20);

        var just = compile().get(0);

        assertThat(just.decisiveP()).isEqualTo(just.p()).isCloseTo(0.0027, within(1e-4));
        assertThat(just.exactP()).isNotEqualTo(just.p());
        assertThat(just.holmP()).isEqualTo(just.p());
        assertThat(just.stars()).isEqualTo("**");
    }
}
