package org.tarnish.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoWeightsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "<!DOCTYPE html><html><body>Sign in</body></html> -> it is a web page (HTML)",
                "<!--x--><html lang=en> -> it is a web page (HTML)",
                "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error> -> it is XML",
                "version https://git-lfs.github.com/spec/v1 -> it is a pointer of Git LFS",
                "../.git/annex/objects/Q/W/SHA256E-s1--a.pth -> it is a pointer of git-annex",
                "Not Found -> it is text that begins 'Not Found'; name a file of weights",
                "Zugriff verweigert: fähig -> it is text that begins 'Zugriff verweigert: f?hig'",
                "{\"error\": \"Repository not found\"} -> it is JSON without the weight_map",
                "{\"weight_map\": {}} -> it is JSON without the weight_map",
                "{\"weight_map\": 5} -> it is JSON without the weight_map",
                "{\"weight_map\": {\"a\": 5}} -> its index names no file for the tensor 'a'",
                "{\"weight_map\": {\"a\": \"b.safetensors\"}} -> the file 'b.safetensors', which does not lie beside it",
                "{\"weight_map\": {\"a\": \"../b.safetensors\"}} -> the file '../b.safetensors', which does not lie beside it",
                "{\"weight_map\": {\"a\": \"/etc/passwd\"}} -> the file '/etc/passwd', which does not lie beside it",
                "{\"weight_map\": {\"a\": \"\"}} -> the file '', which does not lie beside it",
                "{\"weight_map\": {\"a\": \"x\\u0000\"}} -> the file 'x?', which is no name",
                "{\"weight_map\": {\"a\": \"given.weights\"}} -> it is text that begins",
                "{ not json -> it is text, but neither weights nor their index in JSON",
                "a: 1 -> it is text that begins 'a: 1'"
            })
    void textIsNamedForWhatItIs(String text, String sentence) {
        refused(text.getBytes(StandardCharsets.UTF_8), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "1f8b0800000000000003 -> it is compressed by gzip; unpack it",
                "fd377a585a000004e6d6 -> it is compressed by xz; unpack it",
                "28b52ffd2000010000 -> it is compressed by zstd; unpack it",
                "425a68393141592653 -> it is compressed by bzip2; unpack it",
                "04224d186040821fa6 -> it is compressed by lz4; unpack it",
                "377abcaf271c0004 -> it is a 7z archive; unpack it",
                "526172211a0701003392 -> it is a RAR archive; unpack it",
                "894844460d0a1a0a0000 -> it is HDF5, as Keras and MATLAB write it",
                "934e554d505901007600 -> it is a NumPy array (.npy)",
                "4755554600000003 -> it is of no form that is read: it begins with the bytes 47 55",
                "4747554603000000 -> it is GGUF",
                "1c00000054464c3300 -> it is TensorFlow Lite",
                "89504e470d0a1a0a -> it is a PNG image",
                "ffd8ffe000104a464946 -> it is a JPEG image",
                "255044462d312e340a80 -> it is a PDF",
                "0808120770796f746f726368 -> it is ONNX",
                "080a3ae9010a00 -> it is ONNX",
                "080112a3080a0512 -> it is a graph of TensorFlow",
                "82a6706172616d7381 -> it is MessagePack, as Flax writes it",
                "81a5706172616d81 -> it is MessagePack, as Flax writes it",
                "0000000000000000 -> it is of no form that is read: it begins with the bytes 00 00 00 00 00 00 00 00;",
                "00 -> it is of no form that is read: it begins with the bytes 00;",
                "80 -> cut off",
                "8002 -> cut off",
                "504b -> it is a zip that is cut off"
            })
    void binaryFilesAreNamedForWhatTheyAre(String hex, String sentence) {
        refused(HexFormat.of().parseHex(hex), sentence);
    }

    @Test
    void anEmptyFileIsNamedSo() {
        refused(new byte[0], "it is empty");
    }

    @ParameterizedTest
    @CsvSource({
        "sys_info, the tar form that PyTorch wrote before version 0.1.10",
        "pickle, the tar form that PyTorch wrote before version 0.1.10",
        "./storages, the tar form that PyTorch wrote before version 0.1.10",
        "model.pth, it is a tar archive; unpack it"
    })
    void tarsAreNamedByTheirFirstFile(String first, String sentence) {
        var tar = new byte[1024];
        System.arraycopy(first.getBytes(StandardCharsets.US_ASCII), 0, tar, 0, first.length());
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        refused(tar, sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "'arr_0.npy,arr_1.npy', NumPy archive (.npz)",
        "'metadata.json,config.json,model.weights.h5', a model of Keras",
        "'m/archive_format,m/models/model.json', torch.export",
        "'best.pth,readme.txt', a zip around 'best.pth'; unpack it",
        "'a/b/data.pkl', a zip with 0 files */data.pkl",
        "'a/data.pkl,b/data.pkl', a zip with 2 files */data.pkl",
        "'m/data.pkl,m/constants.pkl', TorchScript",
        "'m/data.pkl,m/code/__torch__.py', TorchScript"
    })
    void zipsAreNamedByTheirFiles(String names, String sentence) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names.split(",")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        refused(bytes.toByteArray(), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.pth", "old.pth", "plain.safetensors", "protocol4.pth"})
    void filesThatAreCutOffAreRefusedWhereverTheyEnd(String name) throws IOException {
        var whole = Files.readAllBytes(TorchCheckpoints.file(name));
        for (int length = 0; length < whole.length; length += 7) {
            refused(Arrays.copyOf(whole, length), "");
        }
        refused(Arrays.copyOf(whole, whole.length - 1), "cut off");
    }

    @Test
    void namesAndTypesOfMegabytesAreCutInMessages() {
        var longName = "a\u0007".repeat(2_500_000);
        for (var header : List.of(
                "{\"" + longName.replace('\u0007', 'b') + "\":{\"dtype\":\"F31\",\"shape\":[],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"" + longName.replace('\u0007', 'b') + "\",\"shape\":[],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(2_000_000) + "1],\"data_offsets\":[0,4]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":" + "9".repeat(900) + ",\"data_offsets\":[0,4]}}")) {
            refused(safetensors(header), "");
        }
        refused(
                TorchBytes.zip(
                        new TorchBytes()
                                .raw("c" + "x".repeat(255) + "\n" + "y".repeat(255) + "\n")
                                .pickle(),
                        Map.of()),
                "xxx...");
    }

    @Test
    void aHeaderThatIsLongerThanAnyNetworksIsRefusedUnread() {
        refused(safetensors("{\"__metadata__\":{}" + " ".repeat(1 << 24) + "}"), "is longer than any network's");
        refused(safetensors("{\"__metadata__\":{}}"), "");
    }

    private static byte[] safetensors(String header) {
        var bytes = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .array();
    }

    private void refused(byte[] content, String sentence) {
        var file = folder.resolve("given.weights");
        assertThatThrownBy(() -> WeightsFile.read(Files.write(file, content), "given.weights"))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageStartingWith("weights file given.weights cannot be used: it")
                .hasMessageContaining(sentence)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).matches("[\\x20-\\x7e]+"));
    }
}
