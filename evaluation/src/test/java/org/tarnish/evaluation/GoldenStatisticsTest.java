package org.tarnish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.aggregate.RelativeDrop;
import org.tarnish.evaluation.significance.Holm;
import org.tarnish.evaluation.significance.McNemar;
import org.tarnish.evaluation.significance.Wilcoxon;
import org.tarnish.evaluation.statistics.Interval;

/** The statistics against SciPy's, as recorded in the reference material. */
class GoldenStatisticsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Two libraries that approximate the same functions to about 1e-13. */
    private static final Offset<Double> APPROXIMATION = within(1e-9);

    @Test
    void mcNemarAgrees() throws IOException {
        for (var golden : golden("mcnemar")) {
            var result = McNemar.test(golden.get("b").asInt(), golden.get("c").asInt());
            assertThat(result.chi2())
                    .as("%s", golden)
                    .isCloseTo(golden.get("chi2").asDouble(), APPROXIMATION);
            assertThat(result.p()).as("%s", golden).isCloseTo(golden.get("p").asDouble(), APPROXIMATION);
            assertThat(result.exactP())
                    .as("%s", golden)
                    .isCloseTo(golden.get("exactP").asDouble(), APPROXIMATION);
        }
    }

    @Test
    void wilsonAgrees() throws IOException {
        for (var golden : golden("wilson95")) {
            var interval = Interval.wilson(
                    golden.get("correct").asInt(), golden.get("all").asInt());
            assertThat(interval.low())
                    .as("%s", golden)
                    .isCloseTo(golden.get("low").asDouble(), APPROXIMATION);
            assertThat(interval.high())
                    .as("%s", golden)
                    .isCloseTo(golden.get("high").asDouble(), APPROXIMATION);
        }
    }

    @Test
    void holmAgrees() throws IOException {
        for (var golden : golden("holm")) {
            assertThat(Holm.adjust(numbers(golden.get("p"))))
                    .as("%s", golden)
                    .containsExactly(numbers(golden.get("adjusted")), APPROXIMATION);
        }
    }

    @Test
    void wilcoxonAgrees() throws IOException {
        for (var golden : golden("wilcoxon")) {
            var result = Wilcoxon.test(numbers(golden.get("x")), numbers(golden.get("y")));
            assertThat(result.statistic())
                    .as("%s", golden)
                    .isCloseTo(golden.get("statistic").asDouble(), APPROXIMATION);
            assertThat(result.p())
                    .as("%s", golden)
                    .isCloseTo(golden.get("pNormalApproximation").asDouble(), APPROXIMATION);
            if (golden.has("pExact")) {
                assertThat(result.exactP())
                        .as("%s", golden)
                        .isCloseTo(golden.get("pExact").asDouble(), APPROXIMATION);
            } else {
                assertThat(result.exactP()).as("%s", golden).isNull();
            }
        }
    }

    @Test
    void relativeDropAgrees() throws IOException {
        for (var golden : golden("relativeDrop")) {
            assertThat(RelativeDrop.of(
                            golden.get("clean").asDouble(),
                            golden.get("corrupted").asDouble()))
                    .as("%s", golden)
                    .isCloseTo(golden.get("drop").asDouble(), APPROXIMATION);
        }
    }

    @Test
    void nothingInTheReferenceIsLeftOut() throws IOException {
        var names = JSON.readTree(
                        Shared.file("golden/statistics/statistics.json").toFile())
                .fieldNames();
        assertThat(names)
                .toIterable()
                .containsExactlyInAnyOrder("mcnemar", "wilson95", "holm", "wilcoxon", "relativeDrop");
    }

    private static JsonNode golden(String name) throws IOException {
        var examples = JSON.readTree(
                        Shared.file("golden/statistics/statistics.json").toFile())
                .get(name);
        assertThat(examples).as("examples of %s", name).isNotEmpty();
        return examples;
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
