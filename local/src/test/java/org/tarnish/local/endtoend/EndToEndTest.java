package org.tarnish.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One experiment from request to report through the real services, undisturbed and with every service killed once. */
class EndToEndTest {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Set<String> TIMES =
            Set.of("experiment", "submitted", "finished", "seconds", "plainSeconds", "resources", "tasks");
    private static final String REQUEST =
            """
            {"name": "small", "dataset": {"name": "digits", "limit": {"train": 300, "validation": 60, "test": 100}},
             "imageSize": 16, "architectures": ["resnet20"],
             "training": {"batchSize": 32, "maxEpochs": 3, "patience": 3},
             "methodologies": ["baseline", {"fixed": {"reduction": "resolution", "quality": 0.5}},
                               {"adaptive-epochs": {"reduction": "crop", "step": 0.5}}],
             "curves": {"reductions": {"kinds": ["crop"], "qualities": [0.5]}},
             "conditions": {"corruptions": {"names": ["gaussian_noise"], "severities": [5], "table": "cifar"},
                            "reductions": {"kinds": ["color"], "qualities": [0.5]},
                            "perturbations": {"names": ["translate", "shot_noise"], "images": 3, "difficulty": 2},
                            "minimalImages": {"kinds": ["resolution", "crop"], "images": 5, "step": 0.25}},
             "measures": ["standard", "worstCase5"]}""";

    @TempDir
    Path undisturbedFolder;

    @TempDir
    Path disturbedFolder;

    @TempDir
    Path weightsFolder;

    @Test
    void anExperimentWhoseServicesAreKilledEndsWithTheSameNumbers() throws Exception {
        assertThat(RealStack.isBuilt())
                .as("the services are packaged: this test needs the whole project, as ./tarnish test builds it")
                .isTrue();
        assertThat(Recomputation.isPossible())
                .as("python3 is there: without it nothing recomputes the report's numbers")
                .isTrue();

        JsonNode undisturbed;
        try (var stack = RealStack.start(undisturbedFolder)) {
            stack.publish("first", REQUEST);
            assertThat(stack.awaitEnd("first", PATIENCE).path("state").asText()).isEqualTo("complete");
            undisturbed = stack.report("first");
            checkReport(undisturbed);
            checkReuse(stack);
            checkWeights(stack, undisturbed);
            checkRejection(stack);
        }

        try (var stack = RealStack.start(disturbedFolder)) {
            stack.publish("second", REQUEST);
            stack.await("second", PATIENCE, status -> status.toString().contains("epoch 2"));
            for (var service : List.of("trainer-service", "reporting-service", "corruption-service")) {
                stack.kill(service);
            }
            stack.await("second", PATIENCE, status -> status.toString().contains("evaluating on"));
            stack.kill("evaluator-service");
            assertThat(stack.awaitEnd("second", PATIENCE).path("state").asText())
                    .isEqualTo("complete");

            assertThat(withoutTimes(stack.report("second"))).isEqualTo(withoutTimes(undisturbed));
        }

        checkRecomputation(disturbedFolder, "second");
    }

    private static void checkRecomputation(Path data, String experiment) throws Exception {
        var verdict = Recomputation.of(data, experiment);
        assertThat(verdict.text())
                .contains("accuracy: ", "relative drop: ", "McNemar: ", "Holm: ", "minimal image: ", "entropy ratio: ")
                .contains("flips: ", "top-5 distance: ", "corruption error: ", "Wilcoxon: ", "worst case: ")
                .contains("ece: ", "brierScore: ", "aurc: ", "errorAuroc: ", "measures of pairs: ", "ranks: ")
                .endsWith("; 0 wrong\n");
        assertThat(verdict.status()).isZero();

        var file = Recomputation.report(data, experiment);
        var report = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        var comparison = (ObjectNode) report.at("/comparisons/0");
        comparison.put("b", comparison.path("b").asInt() + 1);
        var evaluation = (ObjectNode) report.at("/evaluations/1");
        evaluation.put("relativeDrop", evaluation.path("relativeDrop").asDouble() + 1e-6);
        var entropy = (ObjectNode) report.at("/entropy/0");
        entropy.put("images", entropy.path("images").asInt() + 1);
        var metric = (ObjectNode) report.at("/evaluations/0");
        metric.put("ece", metric.path("ece").asDouble() + 1e-4);
        Files.writeString(file, report.toString());
        var tampered = Recomputation.of(data, experiment);
        assertThat(tampered.text())
                .contains("McNemar: ", "relative drop: ", "entropy ratio: ", "ece: ")
                .endsWith("; 4 wrong\n");
        assertThat(tampered.status()).isEqualTo(1);
    }

    private static void checkReport(JsonNode report) {
        assertThat(report.path("runs")).hasSize(4);
        assertThat(report.path("evaluations")).hasSize(20);
        assertThat(report.at("/evaluations/3/frames").asInt()).isEqualTo(16);
        assertThat(report.at("/evaluations/4/sequences").asInt()).isEqualTo(3);
        assertThat(report.path("corruptionErrors")).hasSize(4);
        assertThat(report.path("entropyComparisons")).hasSize(6);
        assertThat(report.path("comparisons")).hasSize(9);
        assertThat(report.path("entropy")).hasSize(8);
        assertThat(report.findValues("adaptation")).isNotEmpty();
        assertThat(report.findValues("crop-0.5")).as("points of the curves").isNotEmpty();
        assertThat(report.at("/tasks/failed").asInt()).isZero();
        assertThat(report.at("/tasks/reused").asInt()).isZero();
        assertThat(report.at("/evaluations/0/total").asInt()).isEqualTo(100);
    }

    private static void checkReuse(RealStack stack) throws Exception {
        stack.publish("again", REQUEST);
        assertThat(stack.awaitEnd("again", Duration.ofMinutes(1)).path("state").asText())
                .isEqualTo("complete");
        var tasks = stack.report("again").path("tasks");
        assertThat(tasks.path("executed").asInt())
                .as("tasks executed for the same request")
                .isZero();
        assertThat(tasks.path("reused").asInt()).isPositive();
    }

    /** A network that was given out as ONNX and comes back as a given model is judged as it was. */
    private void checkWeights(RealStack stack, JsonNode report) throws Exception {
        assertThat(stack.weights("first", weightsFolder)).isEqualTo(4);
        var run = report.at("/runs/1/id").asText();
        var request = (ObjectNode) new ObjectMapper().readTree(REQUEST);
        request.remove(List.of("architectures", "training", "methodologies", "curves"));
        ((ObjectNode) request.path("conditions")).remove(List.of("perturbations", "minimalImages"));
        var model = request.putArray("models").addObject().put("name", "mine");
        model.put("path", weightsFolder.resolve(run).resolve("model.onnx").toString());
        model.putObject("input").put("normalization", "dataset");
        stack.publish("given", request.toString());
        assertThat(stack.awaitEnd("given", Duration.ofMinutes(1)).path("state").asText())
                .isEqualTo("complete");
        var given = stack.report("given").path("evaluations");
        assertThat(given).hasSize(3);
        for (var evaluation : given) {
            assertThat(evaluation.path("correct").asInt())
                    .as(evaluation.path("condition").asText())
                    .isEqualTo(correct(report, run, evaluation.path("condition").asText()));
        }
    }

    private static int correct(JsonNode report, String run, String condition) {
        for (var evaluation : report.path("evaluations")) {
            if (evaluation.path("run").asText().equals(run)
                    && evaluation.path("condition").asText().equals(condition)) {
                return evaluation.path("correct").asInt();
            }
        }
        throw new AssertionError(run + " is not evaluated on " + condition);
    }

    private static void checkRejection(RealStack stack) throws Exception {
        stack.publish("bad", REQUEST.replace("resnet20", "resnet2O").replace("\"color\"", "\"colour\""));
        var status = stack.awaitEnd("bad", Duration.ofMinutes(1));
        assertThat(status.path("state").asText()).isEqualTo("rejected");
        assertThat(status.path("errors")).hasSize(2);
        assertThat(status.path("errors").toString())
                .contains("did you mean 'resnet20'?")
                .contains("did you mean 'color'?");
    }

    /** A report but for times, attempts and the experiment's own name. */
    private static JsonNode withoutTimes(JsonNode report) {
        if (report instanceof ObjectNode object) {
            object.remove(TIMES);
        }
        report.forEach(EndToEndTest::withoutTimes);
        return report;
    }
}
