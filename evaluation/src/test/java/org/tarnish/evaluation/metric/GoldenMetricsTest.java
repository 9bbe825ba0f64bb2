package org.tarnish.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.evaluation.MadePredictions;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.calibration.Temperature;
import org.tarnish.evaluation.confusion.ConfusionMatrix;
import org.tarnish.experiment.condition.Condition;

/** Every metric against scikit-learn, torchmetrics and NumPy, as src/test/python/measures.py wrote down what they say. */
class GoldenMetricsTest {
    /** Confidences are kept in single precision, whose roundings are about 6e-8. */
    private static final double CLOSE = 1e-6;

    private static final int PARTS = 5;
    private static final Condition CLEAN = new Condition.Clean();

    /** One set of predictions and what is known of it, by name. */
    record Golden(String text, MadePredictions made, Map<String, Double> values) {
        Predictions predictions() {
            return made.predictions();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static List<Golden> golden() throws IOException {
        try (var in = Objects.requireNonNull(GoldenMetricsTest.class.getResourceAsStream("measures.tsv"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var names = List.of(reader.readLine().split("\t"));
            return reader.lines()
                    .map(line -> List.of(line.split("\t")))
                    .map(fields -> golden(names, fields))
                    .toList();
        }
    }

    private static Golden golden(List<String> names, List<String> fields) {
        var values = new LinkedHashMap<String, Double>();
        IntStream.range(PARTS, names.size())
                .forEach(i -> values.put(
                        names.get(i), fields.get(i).equals("nan") ? Double.NaN : Double.parseDouble(fields.get(i))));
        return new Golden(
                String.join(" ", fields.subList(0, PARTS)),
                new MadePredictions(
                        Long.parseLong(fields.get(0)),
                        Integer.parseInt(fields.get(1)),
                        Integer.parseInt(fields.get(2)),
                        fields.get(3),
                        fields.get(4)),
                values);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyMetricAgrees(Golden golden) {
        var computed = Metrics.of(golden.predictions(), CLEAN);
        computed.forEach((name, value) -> agrees(golden, name, value));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aTemperatureAgrees(Golden golden) {
        var predictions = golden.predictions();
        var temperature = Temperature.fit(predictions.allLogits(), predictions.labels());
        assertThat(temperature.value() / golden.values().get("temperature")).isCloseTo(1, within(CLOSE));
        var scaled = Metrics.of(temperature.applied(predictions), CLEAN);
        agrees(golden, "eceAtTemperature", scaled.get("ece"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void precisionsAndRecallsAgree(Golden golden) {
        var matrix = ConfusionMatrix.of(golden.predictions(), golden.made().classes());
        var classes = IntStream.range(0, matrix.classes());
        double precision = classes.filter(k -> matrix.predicted(k) > 0)
                .mapToDouble(matrix::precision)
                .average()
                .orElseThrow();
        double recall = IntStream.range(0, matrix.classes())
                .filter(k -> matrix.labeled(k) > 0)
                .mapToDouble(matrix::recall)
                .average()
                .orElseThrow();
        agrees(golden, "macroPrecision", precision);
        agrees(golden, "balancedAccuracy", recall);
    }

    @Test
    void noMetricOfCleanImagesIsLeftOut() throws IOException {
        assertThat(golden().get(0).values().keySet())
                .containsAll(Metrics.suiting(CLEAN).stream().map(Metric::name).toList());
    }

    private static void agrees(Golden golden, String name, double value) {
        double expected = golden.values().get(name);
        if (Double.isNaN(expected)) {
            assertThat(value).as(name).isNaN();
        } else {
            assertThat(value).as(name).isCloseTo(expected, within(CLOSE * Math.max(1, expected)));
        }
    }
}
