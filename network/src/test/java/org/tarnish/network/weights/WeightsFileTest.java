package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.network.SharedMaterial;
import org.tarnish.network.architecture.Architectures;

class WeightsFileTest {
    private static final Map<String, byte[]> SIX = Map.of("0", TorchBytes.floats(0, 1, 2, 3, 4, 5));
    private static final int MUTATIONS = Integer.getInteger("tarnish.mutations", 3000);

    @TempDir
    private Path folder;

    @Test
    void bothOfPyTorchsFormsAreRead() throws IOException {
        var pickle = TorchBytes.stateDict(new int[] {2, 3}, new int[] {3, 1}, 0).pickle();

        for (var file : List.of(TorchBytes.zip(pickle, SIX), TorchBytes.sequence(pickle, SIX))) {
            var tensors = read(file);
            assertThat(tensors.keySet()).containsExactly("weight");
            assertThat(tensors.get("weight").shape()).containsExactly(2, 3);
            assertThat(tensors.get("weight").read()).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void aTensorThatLiesTransposedInItsDataIsReadInRowMajorOrder() throws IOException {
        // 2 x 2 from value 1 on: rows 2 apart, columns 3 apart; 1 + 0 + 0, 1 + 0 + 3, 1 + 1 + 0, 1 + 1 + 3.
        var pickle = TorchBytes.stateDict(new int[] {2, 2}, new int[] {1, 3}, 1).pickle();

        assertThat(read(TorchBytes.zip(pickle, SIX)).get("weight").read()).containsExactly(1, 4, 2, 5);
        assertThat(read(TorchBytes.sequence(pickle, SIX)).get("weight").read()).containsExactly(1, 4, 2, 5);
    }

    @Test
    void aPartOfAnotherStoragesDataIsReadInTheOldForm() throws IOException {
        // Values 2 to 4 of the storage, of which the tensor takes all but the first.
        var pickle = new TorchBytes()
                .dict()
                .text("bias")
                .raw("ctorch._utils\n_rebuild_tensor\n")
                .bytes('(')
                .bytes('(')
                .text("storage")
                .raw("ctorch\nFloatStorage\n")
                .text("0")
                .text("cpu")
                .integer(6)
                .bytes('(')
                .text("view")
                .integer(2)
                .integer(3)
                .bytes('t')
                .bytes('t', 'Q')
                .integer(1)
                .tuple(2)
                .tuple(1)
                .bytes('t', 'R', 's')
                .pickle();

        assertThat(read(TorchBytes.sequence(pickle, SIX)).get("bias").read()).containsExactly(3, 4);
    }

    @Test
    void aStateDictWithinACheckpointIsFoundByTheKeysThatLeadToIt() throws IOException {
        var pickle = new TorchBytes()
                .bytes('}')
                .text("epoch")
                .integer(7)
                .bytes('s')
                .text("state_dict")
                .dict()
                .text("module.fc.weight")
                .raw("ctorch._utils\n_rebuild_parameter\n")
                .bytes('(')
                .tensor("0", 6, 0, new int[] {6}, new int[] {1})
                .bytes(0x88)
                .dict()
                .bytes('t', 'R', 's')
                .bytes('}')
                .text("_metadata")
                .dict()
                .bytes('s', 'b', 's')
                .pickle();

        var dicts = dicts(TorchBytes.zip(pickle, SIX));
        assertThat(dicts).extracting(StateDict::path).containsExactly(List.of("state_dict"));
        assertThat(dicts.get(0).tensors().keySet()).containsExactly("module.fc.weight");
    }

    static Stream<Arguments> hostilePickles() {
        return Stream.of(
                Arguments.of(
                        "'os.system'",
                        new TorchBytes().raw("cos\nsystem\n").text("true").bytes(0x85, 'R')),
                Arguments.of(
                        "'posix.system'",
                        new TorchBytes().text("posix").text("system").bytes(0x93)),
                Arguments.of("'builtins.eval'", new TorchBytes().raw("cbuiltins\neval\n")),
                Arguments.of(
                        "'torch.nn.modules.linear.Linear'",
                        new TorchBytes()
                                .raw("ctorch.nn.modules.linear\nLinear\n)")
                                .bytes(0x81)),
                Arguments.of("'torch.load'", new TorchBytes().raw("ctorch\nload\n")),
                Arguments.of(
                        "no state dict",
                        new TorchBytes().raw("ccollections\nOrderedDict\n)").bytes(0x81)),
                Arguments.of("'torch.FloatStorage' as a function", new TorchBytes().raw("ctorch\nFloatStorage\n)R")),
                Arguments.of("4294967295 bytes", new TorchBytes().bytes('X').number(-1)),
                Arguments.of(
                        "18446744073709551615 bytes",
                        new TorchBytes().bytes(0x8d).number(-1).number(-1)),
                Arguments.of(
                        "number of 2147483648 bytes",
                        new TorchBytes().bytes(0x8b).number(1 << 31)),
                Arguments.of("before it exists", new TorchBytes().bytes('j').number(-1)),
                Arguments.of("no state dict", new TorchBytes().bytes(']', 'r').number(-1)),
                Arguments.of("no state dict", new TorchBytes().raw("]".repeat(500_000) + "a".repeat(499_999))),
                Arguments.of(
                        "no state dict",
                        new TorchBytes().raw("]q").bytes(0).raw("h").bytes(0).raw("a")),
                Arguments.of("neither texts nor numbers", new TorchBytes().raw("}]]s")),
                Arguments.of("operations", new TorchBytes().raw("N0".repeat(1_000_001))),
                Arguments.of("more from the stack", new TorchBytes().raw("R")),
                Arguments.of("more from the stack", new TorchBytes().raw("u")),
                Arguments.of("no dict", new TorchBytes().raw("]NNs")),
                Arguments.of("gives attributes", new TorchBytes().raw("]}b")),
                Arguments.of("protocol 9", new TorchBytes().bytes(0x80, 9)),
                Arguments.of(
                        "not PyTorch's",
                        new TorchBytes().text("file:/etc/passwd").bytes('Q')),
                Arguments.of(
                        "do not fit",
                        new TorchBytes()
                                .raw("ctorch._utils\n_rebuild_tensor_v2\n")
                                .tuple(1, 2)
                                .bytes('R')),
                Arguments.of("does not lie inside", TorchBytes.stateDict(new int[] {7}, new int[] {1}, 0)),
                Arguments.of("does not lie inside", TorchBytes.stateDict(new int[] {2}, new int[] {6}, 0)),
                Arguments.of("does not lie inside", TorchBytes.stateDict(new int[] {2}, new int[] {1}, 5)),
                Arguments.of("does not lie inside", TorchBytes.stateDict(new int[] {1}, new int[] {1}, -1)),
                Arguments.of(
                        "does not lie inside", TorchBytes.stateDict(new int[] {1 << 30, 1 << 30}, new int[] {0, 0}, 0)),
                Arguments.of(
                        "does not lie inside",
                        TorchBytes.stateDict(new int[] {1 << 30, 1 << 30, 0}, new int[] {0, 0, 0}, 0)),
                Arguments.of("whole number", TorchBytes.stateDict(new int[] {2}, new int[] {-1}, 3)),
                Arguments.of("2 strides", TorchBytes.stateDict(new int[] {2}, new int[] {1, 1}, 0)),
                Arguments.of(
                        "two types",
                        new TorchBytes().storage("FloatStorage", "0", 6).storage("LongStorage", "0", 3)),
                Arguments.of(
                        "should have 7 values",
                        new TorchBytes()
                                .dict()
                                .text("a")
                                .tensor("0", 7, 0, new int[] {1}, new int[] {1})
                                .bytes('s')),
                Arguments.of(
                        "should have 6 values",
                        new TorchBytes()
                                .dict()
                                .text("a")
                                .tensor("9", 6, 0, new int[] {1}, new int[] {1})
                                .bytes('s')));
    }

    @ParameterizedTest
    @MethodSource("hostilePickles")
    void hostilePicklesAreRefusedInOneSentence(String named, TorchBytes pickle) {
        assertThatThrownBy(() -> read(TorchBytes.zip(pickle.pickle(), SIX)))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("given.weights cannot be used: ")
                .hasMessageContaining(named)
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(500));
    }

    @Test
    void aTensorSpreadThinlyOverItsDataIsRefused() {
        var pickle = new TorchBytes()
                .dict()
                .text("weight")
                .tensor("0", 2_000_000, 0, new int[] {2}, new int[] {1_999_999})
                .bytes('s')
                .pickle();

        assertThatThrownBy(() -> read(TorchBytes.zip(pickle, Map.of("0", new byte[8_000_000]))))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("too thinly");
    }

    @Test
    void otherZipsAndPicklesAndNothingAtAllAreRefused() throws IOException {
        var compressed = folder.resolve("compressed");
        try (var zip = new ZipOutputStream(Files.newOutputStream(compressed))) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(
                    TorchBytes.stateDict(new int[] {2, 3}, new int[] {3, 1}, 0).pickle());
        }
        var pickle = new TorchBytes().bytes('N').pickle();

        for (var file : List.of(
                Files.readAllBytes(compressed),
                TorchBytes.zip(pickle, Map.of()),
                TorchBytes.sequence(pickle, Map.of()),
                pickle,
                new byte[0],
                "PK".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                new byte[100])) {
            assertThatThrownBy(() -> read(file)).isInstanceOf(InvalidWeightsException.class);
        }
    }

    @Test
    void aZipWhoseDirectoryIsTooLargeForMemoryIsRefused() throws IOException {
        var zip = TorchBytes.zip(new TorchBytes().bytes('N').pickle(), Map.of());
        zip[zip.length - 7] = 0x7f;

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("directory");
    }

    @Test
    void aSafetensorsHeaderWhoseLengthBeginsLikeAPickleIsRead() throws IOException {
        var file = folder.resolve("given.weights");
        for (int length = 1; length < 700; length++) {
            Safetensors.write(file, Map.of("a".repeat(length), StoredTensor.of(List.of(1), 1)));
            assertThat(WeightsFile.read(file, "a").get(0).tensors()).hasSize(1);
        }
    }

    /** Whatever is damaged, the answer is tensors or one of two exceptions: for the structure, and for values read later. */
    @Test
    void damagedFilesAreReadOrRefusedCleanly() throws IOException {
        var pickle = TorchBytes.stateDict(new int[] {2, 3}, new int[] {3, 1}, 0).pickle();
        var safetensors = folder.resolve("whole.safetensors");
        Safetensors.write(safetensors, Map.of("weight", StoredTensor.of(List.of(2), 1, 2)));
        var wholes =
                List.of(TorchBytes.zip(pickle, SIX), TorchBytes.sequence(pickle, SIX), Files.readAllBytes(safetensors));
        var random = new Random(7);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            try {
                for (var tensor :
                        read(mutated(wholes.get(i % wholes.size()), random)).values()) {
                    assertThat(tensor.read()).hasSize(tensor.size());
                }
                read++;
            } catch (InvalidWeightsException | UncheckedIOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(read).isBetween(1, MUTATIONS - 1);
    }

    @Test
    void realWeightsOfTheOldFormAreRead() throws IOException {
        var tensors =
                WeightsFile.read(SharedMaterial.file("weights/resnet20-12fca82f.th"), Architectures.named("resnet20"));

        assertThat(tensors.get("conv1.weight").shape()).containsExactly(16, 3, 3, 3);
        assertThat(tensors.get("linear.bias").read()).hasSize(10);
    }

    private Map<String, StoredTensor> read(byte[] content) throws IOException {
        return dicts(content).get(0).tensors();
    }

    private List<StateDict> dicts(byte[] content) throws IOException {
        return WeightsFile.read(Files.write(folder.resolve("given.weights"), content), "given.weights");
    }

    private static byte[] mutated(byte[] whole, Random random) {
        var bytes = new ArrayList<Byte>();
        for (byte value : whole) {
            bytes.add(value);
        }
        for (int i = random.nextInt(4); i >= 0 && !bytes.isEmpty(); i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(5)) {
                case 0 -> bytes.remove(at);
                case 1 -> bytes.add(at, (byte) random.nextInt(256));
                case 2 -> bytes.set(at, (byte) (random.nextBoolean() ? 0xff : 0x7f));
                case 3 -> bytes.set(at, (byte) random.nextInt(256));
                default ->
                    bytes.subList(bytes.size() - random.nextInt(Math.min(20, bytes.size())), bytes.size())
                            .clear();
            }
        }
        var mutated = new byte[bytes.size()];
        for (int i = 0; i < mutated.length; i++) {
            mutated[i] = bytes.get(i);
        }
        return mutated;
    }
}
