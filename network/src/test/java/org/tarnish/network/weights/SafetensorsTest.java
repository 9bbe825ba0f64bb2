package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.network.SharedMaterial;

class SafetensorsTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        tensors.put("matrix", StoredTensor.of(List.of(2, 3), 1, 2, 3, 4, 5, 6.5f));
        tensors.put("empty", StoredTensor.of(List.of(0)));
        tensors.put("single", StoredTensor.of(List.of(), -0.25f));
        var file = folder.resolve("weights.safetensors");

        Safetensors.write(file, tensors);

        var read = Safetensors.read(file);
        assertThat(read.keySet()).containsExactly("matrix", "empty", "single");
        assertThat(read.get("matrix").shape()).containsExactly(2, 3);
        assertThat(read.get("matrix").read()).containsExactly(1, 2, 3, 4, 5, 6.5f);
        assertThat(read.get("empty").read()).isEmpty();
        assertThat(read.get("single").read()).containsExactly(-0.25f);
    }

    @Test
    void theSameTensorsGiveTheSameBytesWithTheDataAligned() throws IOException {
        var tensors = Map.of("weight", StoredTensor.of(List.of(1), 1));

        Safetensors.write(folder.resolve("a"), tensors);
        Safetensors.write(folder.resolve("b"), tensors);

        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
        var bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("a"))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getLong() % 8).isZero();
    }

    @Test
    void bytesAreCopiedWithWhatTheFileTells() throws IOException {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        tensors.put("matrix", StoredTensor.of(List.of(2, 3), 1, 2, 3, 4, 5, 6.5f));
        tensors.put("empty", StoredTensor.of(List.of(0)));
        tensors.put("single", StoredTensor.of(List.of(), -0.25f));
        var file = folder.resolve("weights.safetensors");
        Safetensors.write(file, tensors);

        var told = folder.resolve("told.safetensors");
        Safetensors.copy(told, Safetensors.bytes(file), Map.of("classes", "[\"cat\", \"Käse\"]"));

        var read = Safetensors.read(told);
        assertThat(read.keySet()).containsExactly("matrix", "empty", "single");
        assertThat(read.get("matrix").read()).containsExactly(1, 2, 3, 4, 5, 6.5f);
        assertThat(read.get("single").read()).containsExactly(-0.25f);
        assertThat(Files.readString(told, StandardCharsets.ISO_8859_1))
                .contains("{\"__metadata__\":{\"format\":\"pt\",\"classes\":");
        Safetensors.copy(folder.resolve("plain"), Safetensors.bytes(told), Map.of());
        assertThat(folder.resolve("plain")).hasSameBinaryContentAs(file);
    }

    @Test
    void onlyFloatsAreCopied() throws IOException {
        var file = file("{'h':{'dtype':'F16','shape':[1],'data_offsets':[0,2]}}", new byte[2]);

        assertThatThrownBy(() -> Safetensors.bytes(file))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageEndingWith("tensor 'h' is of type F16, and float32 (F32) is needed");
    }

    @Test
    void everyNumberTypeIsReadAsFloat() throws IOException {
        var data = ByteBuffer.allocate(8 + 4 + 4 + 8).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(1.5);
        // Halves: 1 and the smallest positive one; bfloat16, the upper halves of floats: 1 and -2.
        data.putShort((short) 0x3c00).putShort((short) 0x0001);
        data.putShort((short) 0x3f80).putShort((short) 0xc000);
        data.putLong(7);
        var file = file(
                "{'d':{'dtype':'F64','shape':[1],'data_offsets':[0,8]},"
                        + "'h':{'dtype':'F16','shape':[2],'data_offsets':[8,12]},"
                        + "'b':{'dtype':'BF16','shape':[2],'data_offsets':[12,16]},"
                        + "'i':{'dtype':'I64','shape':[],'data_offsets':[16,24]}}",
                data.array());

        var read = Safetensors.read(file);

        assertThat(read.get("d").read()).containsExactly(1.5f);
        assertThat(read.get("h").read()).containsExactly(1f, 0x1p-24f);
        assertThat(read.get("b").read()).containsExactly(1f, -2f);
        assertThat(read.get("i").read()).containsExactly(7f);
    }

    @Test
    void numbersWithoutASignAreReadAsSuch() throws IOException {
        var data = ByteBuffer.allocate(8 + 4 + 2 + 1).order(ByteOrder.LITTLE_ENDIAN);
        data.putLong(-1).putInt(-1).putShort((short) -1).put((byte) -1);
        var file = file(
                "{'l':{'dtype':'U64','shape':[1],'data_offsets':[0,8]},"
                        + "'i':{'dtype':'U32','shape':[1],'data_offsets':[8,12]},"
                        + "'s':{'dtype':'U16','shape':[1],'data_offsets':[12,14]},"
                        + "'b':{'dtype':'U8','shape':[1],'data_offsets':[14,15]}}",
                data.array());

        var read = Safetensors.read(file);

        assertThat(read.get("l").read()).containsExactly(0x1p64f);
        assertThat(read.get("i").read()).containsExactly(0x1p32f);
        assertThat(read.get("s").read()).containsExactly(65535f);
        assertThat(read.get("b").read()).containsExactly(255f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{} trailing",
                "{'a':1}",
                "{'a':{'dtype':'F32','shape':[1]}}",
                "{'a':{'dtype':'F31','shape':[1],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':['1'],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}}",
                "{'a':{'dtype':'F32','shape':[2147483647,2147483647,4],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]},"
                        + "'b':{'dtype':'F32','shape':[],'data_offsets':[0,4]}}",
                "{'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]},"
                        + "'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]}}",
                "{}"
            })
    void headersThatLieAreRejected(String header) throws IOException {
        var file = file(header, new byte[4]);

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 100_000_001, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void headerLengthsThatDoNotFitTheFileAreRejected(long length) throws IOException {
        var bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        var file = Files.write(folder.resolve("lying"), bytes.array());

        assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aDeeplyNestedHeaderIsRejected() throws IOException {
        var file = file("{'a':" + "[".repeat(500_000), new byte[0]);

        assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aTensorThatYieldsAnotherNumberOfValuesIsRefused() {
        var tensors = Map.of("weight", StoredTensor.of(List.of(2), 1));

        assertThatThrownBy(() -> Safetensors.write(folder.resolve("a"), tensors))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'weight'");
    }

    @Test
    void readsRealWeights() throws IOException {
        Path file;
        try (var files = Files.list(SharedMaterial.file("weights"))) {
            file = files.filter(name -> name.toString().endsWith(".safetensors"))
                    .findFirst()
                    .orElseThrow();
        }

        var tensors = Safetensors.read(file);

        assertThat(tensors.get("features.0.weight").shape()).containsExactly(96, 3, 7, 7);
        assertThat(tensors.get("features.0.weight").read()).hasSize(96 * 3 * 7 * 7);
    }

    private Path file(String header, byte[] data) throws IOException {
        var json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).put(data);
        return Files.write(folder.resolve("given.safetensors"), bytes.array());
    }
}
