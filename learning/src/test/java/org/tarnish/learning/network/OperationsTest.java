package org.tarnish.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.engine.ChannelsLast;

class OperationsTest {
    /** Sums of at most some hundred products, in another order. */
    private static final float ROUNDING = 2e-5f;

    private final Random random = new Random(5);
    private NDManager manager;
    private Operations operations;

    @BeforeEach
    void record() {
        manager = TestEngine.manager();
        operations = new Operations(manager);
        JniUtils.setGradMode(true);
    }

    @AfterEach
    void stopRecording() {
        JniUtils.setGradMode(false);
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({
        // images, channels, height, width, outputs, kernel, stride, padding, groups, bias
        "3, 5, 4, 6, 7, 1, 1, 0, 1, false",
        "3, 5, 1, 1, 7, 1, 1, 0, 1, true",
        "3, 5, 4, 5, 7, 1, 2, 0, 1, false",
        "3, 5, 1, 1, 7, 3, 1, 1, 1, false",
        "3, 5, 1, 1, 7, 3, 1, 1, 1, true",
        "3, 5, 2, 2, 7, 3, 1, 1, 1, false",
        "3, 5, 2, 2, 7, 3, 2, 1, 1, true",
        "3, 5, 2, 1, 7, 3, 1, 1, 1, false",
        "3, 5, 3, 3, 7, 3, 1, 0, 1, true",
        "3, 5, 3, 3, 7, 5, 1, 2, 1, false",
        "3, 5, 1, 1, 5, 3, 1, 1, 5, false",
        "3, 5, 2, 2, 5, 3, 1, 1, 5, false",
        "3, 5, 2, 2, 5, 5, 1, 2, 5, false",
        "3, 5, 4, 4, 5, 5, 2, 2, 5, false",
        "3, 5, 3, 3, 5, 3, 2, 1, 5, false",
    })
    void aProductIsTheConvolutionToRounding(
            int images,
            int channels,
            int height,
            int width,
            int outputs,
            int kernel,
            int stride,
            int padding,
            int groups,
            boolean biased) {
        var x = leaf(images, channels, height, width);
        var weight = leaf(outputs, channels / groups, kernel, kernel);
        var bias = biased ? leaf(outputs) : null;
        var all = biased ? List.of(x, weight, bias) : List.of(x, weight);

        var product =
                JniUtils.permute(operations.product(x, weight, bias, stride, padding, groups), new long[] {0, 3, 1, 2});
        var convolution = JniUtils.convolution(
                x, weight, bias, new Shape(stride, stride), new Shape(padding, padding), new Shape(1, 1), groups);

        assertThat(product.getShape()).isEqualTo(convolution.getShape());
        assertThat(ChannelsLast.download(product)).containsExactly(ChannelsLast.download(convolution), within());
        var upper = random(convolution.getShape());
        var expected = gradients(convolution, upper, all);
        var actual = gradients(product, upper, all);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).containsExactly(expected.get(i), within());
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 4, 4, 7, 3, 1, 1, 1", "5, 33, 32, 7, 1, 1, 0, 1", "5, 4, 4, 5, 3, 1, 1, 5", "6, 2, 2, 6, 3, 1, 1, 2"
    })
    void otherConvolutionsAreTheEngines(
            int channels, int height, int width, int outputs, int kernel, int stride, int padding, int groups) {
        var x = leaf(2, channels, height, width);
        var weight = leaf(outputs, channels / groups, kernel, kernel);

        assertThat(operations.product(x, weight, null, stride, padding, groups)).isNull();
    }

    @Test
    void everyRunGivesTheSameBits() {
        var x = leaf(3, 5, 2, 2);
        var weight = leaf(7, 5, 3, 3);
        List<float[]> first = null;
        for (int run = 0; run < 5; run++) {
            var y = operations.sigmoidLinear(operations.product(x, weight, null, 1, 1, 1));
            var found = new ArrayList<>(List.of(ChannelsLast.download(y)));
            found.addAll(gradients(
                    y, JniUtils.onesLike(y, y.getDataType(), y.getDevice(), y.getSparseFormat()), List.of(x, weight)));
            first = first == null ? found : first;
            for (int i = 0; i < first.size(); i++) {
                assertThat(found.get(i)).isEqualTo(first.get(i));
            }
        }
    }

    @Test
    void aMeanIsTheEnginesToRounding() {
        var x = leaf(3, 5, 4, 6);

        var mean = operations.mean(x);
        var pooled = JniUtils.adaptiveAvgPool(x, new Shape(1, 1));

        assertThat(mean.getShape()).isEqualTo(pooled.getShape());
        assertThat(ChannelsLast.download(mean)).containsExactly(ChannelsLast.download(pooled), within());
        var upper = random(mean.getShape());
        assertThat(gradients(mean, upper, List.of(x)).get(0))
                .containsExactly(gradients(pooled, upper, List.of(x)).get(0), within());
    }

    @Test
    void whatIsOverwrittenHasTheSameGradients() {
        var x = leaf(2, 3, 2, 2);
        var y = leaf(2, 3, 2, 2);
        UnaryOperator<PtNDArray> twice = z -> JniUtils.add(z, z);
        var upper = random(x.getShape());

        var plain = JniUtils.relu(JniUtils.add(twice.apply(x), y));
        var over = operations.rectify(operations.add(twice.apply(x), y));

        assertThat(ChannelsLast.download(over)).isEqualTo(ChannelsLast.download(plain));
        var expected = gradients(plain, upper, List.of(x, y));
        var actual = gradients(over, upper, List.of(x, y));
        assertThat(actual.get(0)).isEqualTo(expected.get(0));
        assertThat(actual.get(1)).isEqualTo(expected.get(1));
    }

    @Test
    void aProductIsOverwrittenToo() {
        var x = new DeviceTensor(leaf(2, 3, 2, 2), casts(), operations, null);
        var weight = new DeviceTensor(leaf(4, 3, 1, 1), casts(), operations, null);
        var upper = random(new Shape(2, 4, 2, 2));
        var leaves = List.of(x.array(), weight.array());

        var plain = DeviceTensor.of(x.convolved(weight, null, 1, 0, 1).rectified());
        var over = DeviceTensor.of(x.convolved(weight, null, 1, 0, 1).rectify());

        assertThat(ChannelsLast.download(over)).isEqualTo(ChannelsLast.download(plain));
        var expected = gradients(plain, upper, leaves);
        var actual = gradients(over, upper, leaves);
        assertThat(actual.get(0)).isEqualTo(expected.get(0));
        assertThat(actual.get(1)).isEqualTo(expected.get(1));
    }

    /** Autograd itself watches over what is overwritten. */
    @Test
    void overwritingWhatAGradientNeedsIsAnError() {
        var x = leaf(2, 3, 2, 2);
        var needed = JniUtils.sigmoid(x);
        operations.rectify(needed);
        operations.add(needed, x);

        assertThatThrownBy(() -> gradients(needed, random(x.getShape()), List.of(x)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("modified by an inplace operation");
    }

    private Casts casts() {
        return new Casts(Precision.FLOAT32, manager);
    }

    private List<float[]> gradients(PtNDArray of, PtNDArray upper, List<PtNDArray> leaves) {
        leaves.forEach(leaf -> {
            if (leaf.hasGradient()) {
                JniUtils.zeroGrad(leaf);
            }
        });
        JniUtils.backward(of, upper, false, false);
        return leaves.stream()
                .map(leaf -> ChannelsLast.download(JniUtils.getGradient(leaf)))
                .toList();
    }

    private static Offset<Float> within() {
        return Offset.offset(ROUNDING);
    }

    private PtNDArray leaf(int... shape) {
        var leaf = random(new Shape(Arrays.stream(shape).asLongStream().toArray()));
        JniUtils.attachGradient(leaf, true);
        return leaf;
    }

    private PtNDArray random(Shape shape) {
        var values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        var sizes = Arrays.stream(shape.getShape()).mapToObj(size -> (int) size).toList();
        return ChannelsLast.upload(manager, sizes, values);
    }
}
