package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.ImageBatches;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.HostValues;
import org.tarnish.learning.network.Network;
import org.tarnish.learning.optimizer.Optimizers;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.weights.Initializations;

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
    @ValueSource(strings = {"sgd", "adam"})
    void aStepWaitsForTheDeviceOnce(String optimizer) {
        var settings = TrainingSettings.of(new TrainingForm(
                optimizer, null, null, null, null, null, null, null, null, null, null, 0.1, 0.5, null, null));
        var network = network();
        var step = new TrainingStep(network, Optimizers.create(settings, network), settings);
        long before = HostValues.readings();
        for (int i = 0; i < 3; i++) {
            try (var scope = manager.newSubManager()) {
                step.take(uploads.images(scope, batch), uploads.labels(scope, batch, Patterns.CLASSES), 0.01);
            }
        }

        assertThat(HostValues.readings() - before).isEqualTo(3);
    }

    /** One step with batch normalization as in evaluation, where images do not see each other. */
    private double descend(Network network, int most) {
        var settings = TrainingSettings.of(new TrainingForm(
                "sgd", null, null, null, null, null, 0.9, null, null, null, null, 0.1, 0.5, null, null));
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
        var network = Network.create(Architectures.named("resnet20"), Patterns.CLASSES, manager);
        Initializations.random().apply(network, 3);
        return network;
    }
}
