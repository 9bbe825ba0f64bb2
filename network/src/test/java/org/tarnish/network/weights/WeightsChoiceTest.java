package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.Normalization;

/** Checkpoints as PyTorch writes them and people keep them, each with the values i / 8 at its 71 places. */
class WeightsChoiceTest {
    private static final int AVERAGE = 100;
    private static final String NORMALIZED = " (images are normalized by the mean and deviation of its own layer)";
    private static final Normalization IMAGENET =
            new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            nullValues = "-",
            value = {
                "plain.pth -> -",
                "plain.safetensors -> -",
                "prefixed.safetensors -> model",
                "model.safetensors.index.json -> model",
                "state_dict.pth -> state_dict",
                "model.pth -> model",
                "model_state_dict.pth -> model_state_dict",
                "net.pth -> net",
                "network.pth -> network",
                "weights.pth -> weights",
                "params.pth -> params",
                "ema-alone.pth -> ema",
                "any-key.pth -> Gewichte",
                "two-deep.pth -> state.model",
                "three-deep.pth -> a.b.c",
                "both.pth -> state_dict (state_dict_ema is also there; 'use: ema' takes it)",
                "model_ema.pth -> model (model_ema is also there; 'use: ema' takes it)",
                "params_ema.pth -> params (params_ema is also there; 'use: ema' takes it)",
                "teacher.pth -> student.module.backbone (teacher.backbone is also there; 'use: ema' takes it)",
                "ema-prefix.pth -> model (ema_model is also there; 'use: ema' takes it)",
                "module.pth -> module",
                "compiled.pth -> _orig_mod",
                "module-compiled.pth -> module._orig_mod",
                "compiled-module.pth -> state_dict._orig_mod.module",
                "model-prefix.pth -> model",
                "net-prefix.pth -> net",
                "network-prefix.pth -> network",
                "backbone-prefix.pth -> backbone",
                "encoder-prefix.pth -> state_dict.encoder",
                "student-prefix.pth -> student",
                "deep-prefix.pth -> model.model.net.0",
                "inner-module.pth -> -",
                "inner-compiled.pth -> -",
                "averaged.pth -> module",
                "counter.pth -> -",
                "thop.pth -> -",
                "sgd.pth -> state_dict",
                "adam.pth -> model",
                "namespace.pth -> state_dict",
                "numpy.pth -> state_dict",
                "defaultdict.pth -> model",
                "in-defaultdict.pth -> model",
                "datetime.pth -> net",
                "pathlib.pth -> net",
                "dataclass.pth -> net",
                "object.pth -> net",
                "module-beside.pth -> net",
                "sets.pth -> net",
                "keys.pth -> net",
                "dtype.pth -> net",
                "complex-beside.pth -> net",
                "sparse-beside.pth -> net",
                "lightning.ckpt -> state_dict.model (passed over: criterion.weight)",
                "half.pth -> -",
                "bfloat16.pth -> -",
                "double.pth -> -",
                "channels-last.pth -> -",
                "transposed.pth -> -",
                "parameters.pth -> -",
                "parameter-with-state.pth -> -",
                "sequential.pth -> 1" + NORMALIZED,
                "mu-sigma.pth -> state_dict" + NORMALIZED,
                "mu-sigma-module.pth -> module" + NORMALIZED,
                "normalize.pth -> model" + NORMALIZED,
                "robustness.pt -> module.model" + NORMALIZED,
                "old.pth -> -",
                "old-nested.pth -> state_dict.module",
                "old-half.pth -> -",
                "protocol3.pth -> net",
                "protocol4.pth -> net",
                "protocol5.pth -> net"
            })
    void takesTheNetworkAndSaysWhereItWas(String file, String taken) throws IOException {
        var choice = TorchCheckpoints.choice(file, null);

        assertThat(choice.taken()).isEqualTo(taken);
        assertThat(TorchCheckpoints.values(choice)).containsExactly(expected(0));
    }

    @ParameterizedTest
    @CsvSource({
        "both.pth, ema",
        "both.pth, state_dict_ema",
        "model_ema.pth, ema",
        "model_ema.pth, model_ema",
        "params_ema.pth, ema",
        "teacher.pth, ema",
        "teacher.pth, teacher",
        "ema-prefix.pth, ema",
        "two-plain.pth, second"
    })
    void takesWhatTheRequestNames(String file, String use) throws IOException {
        assertThat(TorchCheckpoints.values(TorchCheckpoints.choice(file, use))).containsExactly(expected(AVERAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequential.pth", "mu-sigma.pth", "mu-sigma-module.pth", "normalize.pth", "robustness.pt"})
    void aLayerInFrontSaysHowImagesAreNormalized(String file) throws IOException {
        assertThat(TorchCheckpoints.choice(file, null).normalization()).isEqualTo(IMAGENET);
    }

    @Test
    void aTensorThatRepeatsOneValueIsReadAsSuch() throws IOException {
        assertThat(TorchCheckpoints.choice("expanded.pth", null)
                        .tensors()
                        .get("bn1.running_var")
                        .read())
                .containsExactly(7.5f, 7.5f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "two-plain.pth -> the weights 'two-plain.pth' fit in 2 places, first, second; choose one in the request,"
                        + " such as 'use: first'",
                "whole.pth -> it holds a whole module of the class '__main__.Small', whose code is never run; save its"
                        + " state dict: torch.save(model.state_dict(), 'weights.pth')",
                "whole-under-a-key.pth -> it holds no state dict, but under 'model' a whole module of the class"
                        + " '__main__.Small', whose code is never run; save its state dict",
                "list.pth -> it holds no state dict; save its state dict",
                "number.pth -> it holds no state dict; save its state dict",
                "numpy-arrays.pth -> it holds NumPy arrays instead of tensors; save them as tensors",
                "no-tensors.pth -> it holds no state dict, neither itself nor up to three keys deep; save",
                "missing.pth -> the weights 'missing.pth' are not those of tiny: they lack conv1.weight, bn1.bias; they"
                        + " are those of no network here; give weights of one of its architectures",
                "extra.pth -> are not those of tiny: the network does not have conv2.weight;",
                "shape.pth -> are not those of tiny: of another shape are bn1.bias [3] instead of [2];",
                "head.pth -> are not those of tiny: of another shape are fc.bias [4] instead of [3];",
                "other.pth -> are not those of tiny: they have none of its names, but stem.weight, blocks.0.bias;",
                "quantized.pth -> are not those of tiny: they lack fc.weight;",
                "complex.pth -> are not those of tiny: they lack fc.bias;",
                "sigma-zero.pth -> its tensors 'mu' and 'sigma' do not normalize images: a normalization's std must be"
                        + " in 0.001..10, for samples in 0..1, was [0.5, 0.0, 0.5]",
                "mu-255.pth -> a normalization's mean must be in 0..1, as samples are, was [123.7, 116.3, 103.5]; divide",
                "mu-nan.pth -> a normalization's mean must be in 0..1, as samples are, was [NaN, NaN, NaN]",
                "mu-four.pth -> its tensor 'mu' should hold the three channels' values of a normalization, has the shape [4]",
                "script.pt -> it is a TorchScript archive, which holds code; save its state dict: torch.save(",
                "pickle-alone.pkl -> it is a pickle, but not one that PyTorch has saved"
            })
    void refusesInASentenceThatSaysWhatToDo(String file, String sentence) {
        assertThatThrownBy(() -> TorchCheckpoints.choice(file, null))
                .isInstanceOfAny(InvalidWeightsException.class, IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining(file);
    }

    @Test
    void whatIsNotThereCannotBeChosen() {
        assertThatThrownBy(() -> TorchCheckpoints.choice("state_dict.pth", "ema"))
                .hasMessage(
                        "the weights 'state_dict.pth' hold nothing that 'use: ema' means; leave it out or choose of what"
                                + " fits: state_dict");
    }

    private static float[] expected(float add) {
        var values = new float[TorchCheckpoints.VALUES];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 8f + add;
        }
        return values;
    }
}
