package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file, loading it gives a network or one sentence, which is final. */
class DamagedWeightsTest {
    private static final int MUTATIONS = 400;
    private static final int CENTRAL = 0x02014b50;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.pth",
                "lightning.ckpt",
                "sparse-beside.pth",
                "mu-sigma.pth",
                "old.pth",
                "old-nested.pth",
                "plain.safetensors",
                "model.safetensors.index.json",
                "model-00001-of-00002.safetensors"
            })
    void mutatedFilesGiveANetworkOrASentence(String name) throws IOException {
        shards();
        var whole = Files.readAllBytes(TorchCheckpoints.file(name));
        var random = new Random(name.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            refused += refused(name, mutated(whole, random)) ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"20, size", "24, size", "42, offset", "28, length of the name", "10, method", "0, signature"})
    void aZipWhoseDirectoryLiesIsRefusedBeforeAnyTensorIsRead(int field, String what) throws IOException {
        var whole = Files.readAllBytes(TorchCheckpoints.file("plain.pth"));
        int entries = 0;
        for (int at = 0; at < whole.length - 46; at++) {
            if (ByteBuffer.wrap(whole, at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt() == CENTRAL) {
                var wrong = whole.clone();
                wrong[at + field] ^= 0x15;
                // Of the pickle and the tensors' data; what else there is nobody reads.
                boolean needed = entries++ == 0;
                if (needed) {
                    assertThat(refused("plain.pth", wrong)).as(what).isTrue();
                } else {
                    refused("plain.pth", wrong);
                }
            }
        }
        assertThat(entries).isGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource({
        "nan.pth, 'NaN in the tensor ''fc.weight'', first at value 2 of 6'",
        "infinite.pth, 'Infinity in the tensor ''bn1.running_var'', first at value 1 of 2'",
        "beyond-float.pth, 'Infinity in the tensor ''fc.bias'', first at value 0 of 3'"
    })
    void valuesThatAreNotFiniteAreRefusedByName(String name, String sentence) {
        assertThatThrownBy(() -> load(TorchCheckpoints.file(name)))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("the weights hold " + sentence);
    }

    @Test
    void aHeadForOtherClassesBeginsAtRandomWhateverItHolds() throws IOException {
        var model = new ModelInMemory(TorchCheckpoints.TINY, 5);

        var choice = TorchCheckpoints.choice("nan.pth", null);

        assertThat(PretrainedWeights.load(model, choice.tensors(), 0)).contains(3);
        assertThat(model.values("fc.weight")).hasSize(10).doesNotContain(Float.NaN);
    }

    /** Whether it was, in a sentence. */
    private boolean refused(String name, byte[] content) throws IOException {
        try {
            load(Files.write(folder.resolve(name), content));
            return false;
        } catch (InvalidWeightsException | IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1500).matches("[\\x20-\\x7e]+");
            return true;
        }
    }

    private static void load(Path file) throws IOException {
        var dicts = WeightsFile.read(file, file.getFileName().toString());
        var choice = WeightsChoice.of(file.getFileName().toString(), dicts, TorchCheckpoints.TINY, null);
        PretrainedWeights.load(new ModelInMemory(TorchCheckpoints.TINY, 3), choice.tensors(), 0);
    }

    private void shards() throws IOException {
        for (int i = 1; i <= 2; i++) {
            var name = "model-0000" + i + "-of-00002.safetensors";
            Files.copy(TorchCheckpoints.file(name), folder.resolve(name));
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        var bytes = whole.clone();
        switch (random.nextInt(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int count = random.nextInt(Math.min(64, bytes.length - Math.max(from, to)) + 1);
                System.arraycopy(whole, from, bytes, to, count);
            }
            case 2 -> {
                int at = random.nextInt(bytes.length - 8);
                ByteBuffer.wrap(bytes, at, 8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(random.nextLong() >> random.nextInt(64));
            }
            default -> {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }
}
