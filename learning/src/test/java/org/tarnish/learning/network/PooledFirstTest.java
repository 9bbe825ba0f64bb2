package org.tarnish.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.network.architecture.Body;
import org.tarnish.network.layer.BatchNormalization;
import org.tarnish.network.layer.Convolution;
import org.tarnish.network.layer.Flatten;
import org.tarnish.network.layer.Initializer;
import org.tarnish.network.layer.MaxPool;
import org.tarnish.network.layer.Rectifier;
import org.tarnish.network.layer.Sequence;
import org.tarnish.network.weights.Initializations;

class PooledFirstTest {
    private static final Sequence AFTER = Sequence.of(
            Convolution.centered("conv", 3, 4, 3, 1, Initializer.kaimingUniform()),
            new BatchNormalization("bn", 4),
            new Rectifier(),
            new MaxPool(3, 2, 1, false));

    @AfterEach
    void stopRecording() {
        JniUtils.setGradMode(false);
    }

    @Test
    void maximaComeBeforeRectifiersAtAnyDepth() {
        var body = PooledFirst.of(new Body(Sequence.of(AFTER, new Rectifier()), new Flatten()));

        var outer = (Sequence) body.backbone();
        var inner = (Sequence) outer.layers().get(0);
        assertThat(inner.layers().get(2)).isInstanceOf(MaxPool.class);
        assertThat(inner.layers().get(3)).isInstanceOf(Rectifier.class);
        assertThat(outer.layers().get(1)).isInstanceOf(Rectifier.class);
    }

    /** Many values are equal, among them whole windows of zeros and of numbers below. */
    @Test
    void logitsAndGradientsAreTheSameToTheBit() {
        var body = new Body(AFTER, new Flatten());
        try (var manager = TestEngine.manager();
                var after = new Network(body, Precision.FLOAT32, manager);
                var first = new Network(PooledFirst.of(body), Precision.FLOAT32, manager)) {
            var random = new Random(1);
            var values = new float[2 * 3 * 8 * 8];
            for (int i = 0; i < values.length; i++) {
                values[i] = i % 64 < 32 ? 0 : random.nextInt(5) - 2;
            }
            var images = ChannelsLast.upload(manager, List.of(2, 3, 8, 8), values);
            var upper = ChannelsLast.upload(manager, List.of(2, 64), random(random, 128));
            for (var network : List.of(after, first)) {
                Initializations.random().apply(network, 1);
                JniUtils.setGradMode(true);
                var logits = network.forward(images, true);
                JniUtils.backward(logits, upper, false, false);
                JniUtils.setGradMode(false);
            }

            assertThat(ChannelsLast.download(first.forward(images, true)))
                    .isEqualTo(ChannelsLast.download(after.forward(images, true)));
            for (var spec : after.learning()) {
                assertThat(ChannelsLast.download(JniUtils.getGradient(first.tensor(spec.name()))))
                        .isEqualTo(ChannelsLast.download(JniUtils.getGradient(after.tensor(spec.name()))));
            }
        }
    }

    private static float[] random(Random random, int size) {
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
