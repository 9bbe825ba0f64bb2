package org.tarnish.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.Examples;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.result.DatasetManifest;

class PlanSizeTest {
    private static final String FIXED = "{fixed: {reduction: resolution, quality: 0.5}}";

    private static void isThatOfThePlan(ExperimentRequest request) {
        for (var dataset :
                List.of(Examples.digits(), Examples.dataset(List.of(900, 900), List.of(100), List.of(200, 200, 200)))) {
            var plan = Examples.plan(request, dataset);
            assertThat(PlanSize.of(request, dataset).tasks())
                    .isEqualTo(plan.tasks().size());
            assertThat(PlanSize.atLeast(request).tasks())
                    .isLessThanOrEqualTo(plan.tasks().size());
        }
    }

    @Test
    void countsTheTasksOfThePlanWithoutMakingIt() {
        isThatOfThePlan(Examples.quickstart());
        isThatOfThePlan(Examples.request());
        isThatOfThePlan(Examples.request("rehearsal: 7"));
        isThatOfThePlan(Examples.request(
                "architectures: [resnet20, squeezenet1_1]",
                "training: {trainable: [head, all]}",
                "methodologies: [baseline, " + FIXED + "]",
                "seeds: [0, 1, 2]",
                "conditions: {perturbations: {names: [rotate, shot_noise], images: 7},"
                        + " minimalImages: {kinds: [color, crop], images: 600, judge: baseline}}"));
        var models = "models: [{name: a, path: a.onnx, sha256: a}, {name: b, path: b.onnx, sha256: b}]";
        isThatOfThePlan(Examples.request(models));
        isThatOfThePlan(Examples.request(
                models,
                "architectures: []",
                "conditions: {minimalImages: {kinds: [color, crop], images: 600, judge: b}}"));
        for (var judge : List.of("a", "baseline")) {
            isThatOfThePlan(Examples.request(
                    models,
                    "methodologies: [baseline, " + FIXED + "]",
                    "seeds: [0, 1]",
                    "conditions: {perturbations: {names: [rotate], images: 7}, reductions: {kinds: [crop]},"
                            + " minimalImages: {kinds: [color], images: 600, judge: " + judge + "}}"));
        }
        isThatOfThePlan(
                Examples.request(
                        "conditions: {corruptions: {names: [fog, snow], severities: [1, 2], from: {path: c}}, reductions: {kinds: [crop]}}"));
        isThatOfThePlan(Examples.request("methodologies: [shared]", "conditions: {reductions: {kinds: [crop]}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cifar10-quick", "cifar10-resnet20", "finetune-squeezenet", "s1-cifar10c", "s1-small", "s2-small"
            })
    void countsTheTasksOfTheShippedExperiments(String name) {
        var request = Examples.read(Path.of("../experiments/" + name + ".yaml"));
        var plan = Examples.plan(request, Examples.digits());
        // Curves on images that are conditions too are counted twice.
        assertThat(PlanSize.of(request, Examples.digits()).tasks())
                .isBetween((long) plan.tasks().size(), plan.tasks().size() + 200L);
    }

    @Test
    void countsImagesAndBytesByHand() {
        var request = Examples.request("conditions: {reductions: {kinds: [crop], qualities: [0.5, 0.25]}}");
        var size = PlanSize.of(request, Examples.dataset(List.of(100), List.of(10), List.of(20, 30)));
        // Two reduced forms of 50 test images of 16 x 16 x 3 bytes and two numbers; one run evaluated on three forms.
        assertThat(size.images()).isEqualTo(2 * 50);
        assertThat(size.bytes()).isEqualTo(100 * (16 * 16 * 3 + 8));
        assertThat(size.classified()).isEqualTo(2 * 3 * 50);
    }

    @Test
    void automaticStorageComputesForOneRunAndWhatIsTooLarge() {
        var forms = "corruptions: {names: [fog], severities: [1, 2]}, storage: ";
        var small = Examples.digits();
        assertThat(forms(small, "conditions: {" + forms + "auto}").computed())
                .as("one run")
                .isTrue();
        assertThat(forms(small, "seeds: [0, 1]", "conditions: {" + forms + "auto}")
                        .computed())
                .isFalse();
        // 8 GiB hold 11,069,503 images of 16 x 16 x 3 bytes and two numbers.
        var fits = Examples.dataset(List.of(1), List.of(1), List.of(5_534_751));
        var tooLarge = Examples.dataset(List.of(1), List.of(1), List.of(5_534_752));
        assertThat(forms(fits, "seeds: [0, 1]", "conditions: {" + forms + "auto}")
                        .computed())
                .isFalse();
        assertThat(forms(tooLarge, "seeds: [0, 1]", "conditions: {" + forms + "auto}")
                        .computed())
                .isTrue();
        assertThat(forms(tooLarge, "seeds: [0, 1]", "conditions: {" + forms + "shards}")
                        .computed())
                .isFalse();
        assertThat(forms(small, "conditions: {perturbations: {names: [rotate]}, storage: computed}")
                        .computed())
                .as("no form can be computed")
                .isFalse();
    }

    @Test
    void saysWhatFormsCostEitherWay() {
        var costs = forms(
                Examples.dataset(List.of(100), List.of(10), List.of(50_000)),
                "seeds: [0, 1, 2]",
                "imageSize: 224",
                "conditions: {corruptions: {names: [fog, snow]}, storage: auto}");
        // 500,000 images of 224 x 224 x 3 + 8 bytes, and 20 ns for each of their pixels.
        assertThat(costs.words())
                .isEqualTo("500,000 test images in 10 forms: stored they take 75.3 GB, made once in about 502 s of a"
                        + " core; computed they take no room and about as long for each of 3 runs; they are computed");
    }

    private static FormCosts forms(DatasetManifest dataset, String... lines) {
        var request = Examples.request(Stream.concat(Stream.of("methodologies: [shared]"), Stream.of(lines))
                .toArray(String[]::new));
        return PlanSize.of(request, dataset).forms();
    }

    @Test
    void computedFormsAreNoTasks() {
        for (var storage : List.of("shards", "computed", "auto")) {
            var more = ", storage: " + storage + "}";
            isThatOfThePlan(Examples.request("conditions: {corruptions: {names: [fog, snow]}" + more));
            isThatOfThePlan(Examples.request(
                    "seeds: [0, 1]",
                    "conditions: {reductions: {kinds: [crop]}, perturbations: {names: [rotate]}" + more));
        }
    }

    @Test
    void saysWhatARequestBeyondTheLimitWouldCost() {
        var seeds = IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        var request = Examples.request(
                "seeds: [" + seeds + "]",
                "methodologies: [baseline, " + FIXED + "]",
                "conditions: {reductions: {kinds: [color, crop, resolution, combination],"
                        + " qualities: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]}}");
        var size = PlanSize.of(request, Examples.digits());
        assertThat(size.problem(size.tasks())).isEmpty();
        assertThat(size.problem(100_000)).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("the experiment has at least 188,038 tasks, and at most 100,000 are allowed")
                .contains("images in ", " bytes and classify ", "divide it into several experiments"));
    }

    @Test
    void anAbsurdRequestIsCountedWithoutOverflow() {
        var many = IntStream.range(0, 50_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        var request = Examples.request("seeds: [" + many + "]", "rehearsal: 2000000000", "imageSize: 512");
        var size = PlanSize.of(request, Examples.digits());
        assertThat(size.tasks()).isGreaterThan(2_000_000_000L);
        assertThat(size.problem(PlanSize.DEFAULT_LIMIT)).isPresent();
    }

    @Test
    void aPlanAtTheLimitIsMadeInTime() {
        int seeds = 2_500;
        var list = IntStream.range(0, seeds).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        var request = Examples.request(
                "seeds: [" + list + "]",
                "conditions: {corruptions: {names: [fog, contrast, jpeg_compression, gaussian_noise]},"
                        + " reductions: {kinds: [color]}}");
        var start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        var plan = Examples.plan(request, Examples.digits());
        var seconds = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
                        .toMillis()
                / 1e3;
        assertThat(plan.tasks().size()).isGreaterThan(100_000);
        assertThat(seconds * 1e6 / plan.tasks().size())
                .as("seconds of CPU for 10^6 tasks, of which at most 60 are allowed")
                .isLessThan(60);
    }
}
