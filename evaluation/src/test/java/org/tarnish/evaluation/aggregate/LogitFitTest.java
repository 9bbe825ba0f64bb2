package org.tarnish.evaluation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Golden;

class LogitFitTest {
    private static double expit(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Test
    void threeRunsByHand() {
        // Logits 0, 1, 2 against -1, 0, 1: slope 1, intercept -1.
        var points = List.of(
                new LogitFit.Point(expit(0), expit(-1), 1000),
                new LogitFit.Point(expit(1), expit(0), 1000),
                new LogitFit.Point(expit(2), expit(1), 1000));
        var fit = LogitFit.of(points).orElseThrow();
        assertThat(fit.slope()).isCloseTo(1, within(1e-12));
        assertThat(fit.intercept()).isCloseTo(-1, within(1e-12));
        assertThat(fit.determination()).isCloseTo(1, within(1e-12));
        assertThat(fit.expected(expit(1), 1000)).isCloseTo(0.5, within(1e-12));
        assertThat(fit.effective(new LogitFit.Point(expit(1), 0.6, 1000))).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void sciPySaysTheSame() {
        var golden = Golden.cases("fits");
        assertThat(golden).hasSizeGreaterThan(40);
        for (var fields : golden) {
            var clean = Golden.numbers(fields.get(0));
            var shifted = Golden.numbers(fields.get(1));
            int images = Integer.parseInt(fields.get(2));
            var points = new ArrayList<LogitFit.Point>();
            for (int i = 0; i < clean.length; i++) {
                points.add(new LogitFit.Point(clean[i], shifted[i], images));
            }
            var fit = LogitFit.of(points).orElseThrow();
            assertThat(new double[] {fit.slope(), fit.intercept(), fit.determination()})
                    .as("%s", fields)
                    .containsExactly(Golden.numbers(fields.get(3)), Golden.DIGITS);
            assertThat(points.stream().mapToDouble(fit::effective).toArray())
                    .as("%s", fields)
                    .containsExactly(Golden.numbers(fields.get(4)), Golden.DIGITS);
        }
    }

    @Test
    void threePointsMustDifferInCleanAccuracy() {
        var one = new LogitFit.Point(0.9, 0.5, 10);
        var other = new LogitFit.Point(0.8, 0.5, 10);
        assertThat(LogitFit.of(List.of())).isEmpty();
        assertThat(LogitFit.of(List.of(one, one, other, other))).isEmpty();
    }

    @Test
    void allRightAndAllWrongAreHalfAnImageAway() {
        var fit = LogitFit.of(List.of(
                        new LogitFit.Point(0, 0, 50), new LogitFit.Point(0.5, 0.5, 50), new LogitFit.Point(1, 1, 50)))
                .orElseThrow();
        assertThat(fit.slope()).isCloseTo(1, within(1e-12));
        assertThat(fit.expected(1, 50)).isCloseTo(0.99, within(1e-12));
        // Nothing to explain where shifted accuracies do not differ.
        assertThat(LogitFit.of(List.of(
                                new LogitFit.Point(0.2, 0.5, 50),
                                new LogitFit.Point(0.5, 0.5, 50),
                                new LogitFit.Point(0.9, 0.5, 50)))
                        .orElseThrow()
                        .determination())
                .isNaN();
    }
}
