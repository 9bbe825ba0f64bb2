package org.tarnish.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.engine.ChannelsLast;
import org.tarnish.network.layer.Layer;
import org.tarnish.network.layer.StochasticDepth;

class StochasticDepthTest {
    private static final int IMAGES = 400;
    private static final int SIZE = 2 * 3 * 3;

    @Test
    void wholeImagesAreDroppedAndTheOthersScaled() {
        JniUtils.setGradMode(false);
        try (var manager = TestEngine.manager()) {
            JniUtils.setSeed(1);
            var values = forward(new StochasticDepth(0.25), images(manager), true);

            int dropped = 0;
            for (int image = 0; image < IMAGES; image++) {
                var row = Arrays.copyOfRange(values, image * SIZE, (image + 1) * SIZE);
                assertThat(row).containsOnly(row[0]);
                assertThat(row[0]).isIn(0f, 1 / 0.75f);
                dropped += row[0] == 0 ? 1 : 0;
            }
            // 100 expected, with a deviation of less than 9.
            assertThat(dropped).isBetween(60, 140);
        }
    }

    @Test
    void nothingHappensInEvaluation() {
        try (var manager = TestEngine.manager()) {
            assertThat(forward(new StochasticDepth(0.9), images(manager), false))
                    .containsOnly(1);
        }
    }

    private static PtNDArray images(NDManager manager) {
        var values = new float[IMAGES * SIZE];
        Arrays.fill(values, 1);
        return ChannelsLast.upload(manager, List.of(IMAGES, 2, 3, 3), values);
    }

    private static float[] forward(Layer layer, PtNDArray images, boolean training) {
        var output = layer.forward(
                new DeviceTensor(
                        images,
                        new Casts(Precision.FLOAT32, images.getManager()),
                        new Operations(images.getManager()),
                        null),
                name -> {
                    throw new IllegalArgumentException("the layer has no tensor " + name);
                },
                training);
        return ChannelsLast.download(DeviceTensor.of(output));
    }
}
