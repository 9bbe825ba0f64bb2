package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.HostValues;
import org.tarnish.learning.network.Network;
import org.tarnish.learning.optimizer.Optimizer;
import org.tarnish.learning.optimizer.Optimizers;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;
import org.tarnish.network.weights.StoredTensor;

class TrainingStepTest {
    private static final int IMAGES = 30;

    /** Sums in another order differ by rounding alone, 1e-7 of weights below 1. */
    private static final double ROUNDING = 1e-6;

    private final ImageBatches uploads = new ImageBatches(Patterns.NORMALIZATION);
    private NDManager manager;
    private Batch batch;

    @BeforeEach
    void start() {
        manager = TestEngine.manager();
        batch = ImageSource.of(new Patterns(IMAGES, 8, 1))
                .inOrder(0, IMAGES, IMAGES)
                .next();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void partsOfABatchGiveTheLossAndTheWeightsOfTheWhole() {
        var whole = network();
        double loss = descend(whole, IMAGES);
        // parts of 10 images, then of 4 and 3
        for (int most : new int[] {10, 4}) {
            var other = network();
            assertThat(descend(other, most)).isCloseTo(loss, within(ROUNDING));
            for (var spec : whole.learning()) {
                var expected = whole.values(spec.name());
                var values = other.values(spec.name());
                assertThat(IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i] - expected[i])))
                        .as(spec.name())
                        .allMatch(difference -> difference < ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"sgd, float32", "adam, float32", "adam, bfloat16", "sgd, float16", "adam, float16"})
    void aStepWaitsForTheDeviceOnce(String optimizer, String precision) {
        var settings = settings(optimizer, Precision.named(precision));
        var network = network(settings.precision());
        var step = new TrainingStep(network, Optimizers.create(settings, network), settings);
        long before = HostValues.readings();
        for (int i = 0; i < 3; i++) {
            try (var scope = manager.newSubManager()) {
                step.take(uploads.images(scope, batch), uploads.labels(scope, batch, Patterns.CLASSES), 0.01);
            }
        }

        assertThat(HostValues.readings() - before).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"bfloat16, 0.95", "float16, 0.99"})
    void lowPrecisionDescendsInTheSameDirection(String precision, double cosine) {
        var expected = update(Precision.FLOAT32);
        var found = update(Precision.named(precision));

        assertThat(product(expected, found) / Math.sqrt(product(expected, expected) * product(found, found)))
                .isGreaterThan(cosine)
                .isLessThan(1 - 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam"})
    void aStepWhoseGradientsOverflowChangesNothingButTheScale(String optimizer) {
        var network = network(Precision.FLOAT16);
        var settings = settings(optimizer, Precision.FLOAT16);
        var used = Optimizers.create(settings, network);
        var step = new TrainingStep(network, used, settings);
        take(step, network);
        scale(used, 0x1p120f, 7);
        var before = used.state();
        var values = values(network);
        var state = before.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> before.get(name).read()));

        take(step, network);

        assertThat(values(network)).containsExactly(values);
        assertThat(used.state().keySet()).isEqualTo(state.keySet());
        used.state().forEach((name, tensor) -> {
            if (!name.startsWith("loss_scale")) {
                assertThat(tensor.read()).as(name).containsExactly(state.get(name));
            }
        });
        assertThat(used.state().get("loss_scale").read()).containsExactly(0x1p119f);
        assertThat(used.state().get("loss_scale.good_steps").read()).containsExactly(0);
    }

    @Test
    void theScaleGrowsAfterTwoThousandStepsWithoutOverflowAndIsExhaustedWhereNoneIsSmallEnough() {
        var network = network(Precision.FLOAT16);
        var settings = settings("sgd", Precision.FLOAT16);
        var optimizer = Optimizers.create(settings, network);
        var step = new TrainingStep(network, optimizer, settings);
        assertThat(optimizer.state().get("loss_scale").read()).containsExactly(65_536);
        scale(optimizer, 1024, 1_998);
        take(step, network);
        assertThat(optimizer.state().get("loss_scale").read()).containsExactly(1024);
        assertThat(optimizer.state().get("loss_scale.good_steps").read()).containsExactly(1_999);
        take(step, network);
        assertThat(optimizer.state().get("loss_scale").read()).containsExactly(2048);
        assertThat(optimizer.state().get("loss_scale.good_steps").read()).containsExactly(0);

        assertThat(optimizer.lossScale().isExhausted()).isFalse();
        scale(optimizer, 0x1p-21f, 0);
        assertThat(optimizer.lossScale().isExhausted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "bfloat16"})
    void otherPrecisionsHaveNoScale(String precision) {
        var network = network(Precision.named(precision));
        var optimizer = Optimizers.create(settings("adam", Precision.named(precision)), network);
        assertThat(optimizer.state()).doesNotContainKey("loss_scale");
        assertThat(optimizer.lossScale().isExhausted()).isFalse();
    }

    private static void scale(Optimizer optimizer, float scale, float good) {
        var state = new HashMap<String, StoredTensor>();
        optimizer.state().forEach((name, tensor) -> {
            var values = tensor.read();
            state.put(name, new StoredTensor(tensor.shape(), () -> values));
        });
        state.put("loss_scale", new StoredTensor(List.of(), () -> new float[] {scale}));
        state.put("loss_scale.good_steps", new StoredTensor(List.of(), () -> new float[] {good}));
        optimizer.restore(state);
    }

    private void take(TrainingStep step, Network network) {
        try (var scope = network.manager().newSubManager()) {
            step.take(uploads.images(scope, batch), uploads.labels(scope, batch, Patterns.CLASSES), 0.01);
        }
    }

    /** By how much one step of plain descent changes each parameter. */
    private double[] update(Precision precision) {
        var settings = settings("sgd", precision);
        var network = network(precision);
        var before = values(network);
        take(new TrainingStep(network, Optimizers.create(settings, network), settings), network);
        var after = values(network);
        return IntStream.range(0, before.length)
                .mapToDouble(i -> after[i] - before[i])
                .toArray();
    }

    /** Of all parameters, one after the other. */
    private static double[] values(Network network) {
        return network.learning().stream()
                .map(spec -> network.values(spec.name()))
                .flatMapToDouble(values -> IntStream.range(0, values.length).mapToDouble(i -> values[i]))
                .toArray();
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static TrainingSettings settings(String optimizer, Precision precision) {
        return TrainingSettings.of(new TrainingForm(
                optimizer, null, null, null, null, null, null, null, null, null, null, 0.1, 0.5, null, null,
                precision));
    }

    /** One step with batch normalization as in evaluation, where images do not see each other. */
    private double descend(Network network, int most) {
        var settings = TrainingSettings.of(new TrainingForm(
                "sgd", null, null, null, null, null, 0.9, null, null, null, null, 0.1, 0.5, null, null, null));
        var step = new TrainingStep(network, Optimizers.create(settings, network), settings);
        double loss = 0;
        for (var part : MicroBatches.of(batch, most)) {
            double share = (double) part.count() / IMAGES;
            try (var scope = manager.newSubManager()) {
                var images = uploads.images(scope, part);
                loss += share
                        * step.accumulate(
                                () -> network.forward(images, false),
                                uploads.labels(scope, part, Patterns.CLASSES),
                                share);
            }
        }
        step.apply(0.1);
        return loss;
    }

    private Network network() {
        return network(Precision.FLOAT32);
    }

    private Network network(Precision precision) {
        var network = Network.create(Architectures.named("resnet20"), Patterns.CLASSES, precision, manager);
        Initializations.random().apply(network, 3);
        return network;
    }
}
