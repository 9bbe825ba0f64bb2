package org.tarnish.imaging.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.machine.file.Sha256;

class NpyTest {
    @Test
    void headersAreThoseOfNumpy() {
        var header = Npy.header(NpyType.UINT8, 10, 32, 32, 3);

        // Byte by byte what numpy 2.4.6 writes for this shape.
        assertThat(header).hasSize(128).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(new String(header, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '|u1', 'fortran_order': False, 'shape': (10, 32, 32, 3), }")
                .endsWith(" \n");
        assertThat(new String(Npy.header(NpyType.INT64, 7), StandardCharsets.ISO_8859_1))
                .contains("{'descr': '<i8', 'fortran_order': False, 'shape': (7,), }");
    }

    /** Length and SHA-256 of numpy's headers, by written.py. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "u1; 50000 32 32 3; 128; fd8e72612d9da818c053e08f6150eb79dbafa07ee6468870dce1f0c0b34132c4",
                "u1; 5 1024 1024 3; 128; 620d69045b73c07688ffda9601f49d6df2020dfac80204e2fb79bec7938af989",
                "u1; 50000; 128; 6aa5f3f1ef17d57a27843c822c2131b3c02a60677868bc0fff2c3c6342f3863d",
                "u1; 1; 128; 27a6e912b31117b1ec9683d3ebc6ea8cebe5af2f949d02ef5d4097af045eccfd",
                "i4; 1281167; 128; 84dc5479d1aa6d1b7e29ad0d927f7b5b4390b2d1683eb31ca7d3e49616af971a",
                "i8; 7; 128; e3842f5df6fe9c0f08c0c0f51a7159bc6f6d66a44e826c232ea1176be2b1159a",
                "f4; 3 2; 128; 7b972544f52ec20b87c91096802b117cb4701be1f81fed47f3dc9362888ec946"
            })
    void headersAreThoseOfNumpyByteByByte(String type, String shape, int length, String sum) {
        var kind = Arrays.stream(NpyType.values())
                .filter(known -> known.descriptor().endsWith(type))
                .findFirst()
                .orElseThrow();
        var header = Npy.header(
                kind,
                Arrays.stream(shape.split(" ")).mapToInt(Integer::parseInt).toArray());
        assertThat(header).hasSize(length);
        assertThat(Sha256.of(header)).isEqualTo(sum);
    }

    @Test
    void numbersOfEveryTypeComeBack() throws IOException {
        var out = new ByteArrayOutputStream();
        Npy.write(out, new byte[] {1, 2, -1, 4, 5, 6}, 2, 3);
        var bytes = parse(out);
        assertThat(bytes.type()).isEqualTo(NpyType.UINT8);
        assertThat(bytes.shape()).containsExactly(2, 3);
        assertThat(bytes.data().get(2)).isEqualTo((byte) -1);

        out.reset();
        Npy.write(out, new int[] {1, -2, Integer.MAX_VALUE}, 3);
        assertThat(parse(out).data().getInt(8)).isEqualTo(Integer.MAX_VALUE);

        out.reset();
        Npy.write(out, new long[] {1, Long.MIN_VALUE}, 2);
        assertThat(parse(out).data().getLong(8)).isEqualTo(Long.MIN_VALUE);

        out.reset();
        Npy.write(out, new float[] {0.5f, -1.25f}, 2);
        assertThat(parse(out).data().getFloat(4)).isEqualTo(-1.25f);
    }

    @Test
    void longArraysComeBack() throws IOException {
        var numbers = new int[10_000];
        Arrays.setAll(numbers, i -> i * i);
        var out = new ByteArrayOutputStream();
        Npy.write(out, numbers, numbers.length);
        var read = new int[numbers.length];
        parse(out).data().asIntBuffer().get(read);
        assertThat(read).isEqualTo(numbers);
    }

    @Test
    void aFileIsMapped(@TempDir Path folder) throws IOException {
        var file = folder.resolve("labels.npy");
        try (var out = Files.newOutputStream(file)) {
            Npy.write(out, new int[] {3, 1, 2}, 3);
        }
        assertThat(NpyArray.map(file).data().getInt(0)).isEqualTo(3);
        assertThat(NpyArray.map(file).shape()).isEqualTo(List.of(3));
    }

    @Test
    void entriesOfAHeaderMayComeInAnyOrder() throws IOException {
        var file = file("{'shape':(2,),'fortran_order':False,'descr':'|u1'}", new byte[2]);
        assertThat(NpyArray.parse(file, "it").shape()).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "junk",
                "{'descr': '|u1', 'fortran_order': False}",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'shape': (2,), }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'more': 1, }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), } junk",
                "{'descr': '|u1', 'fortran_order': True, 'shape': (2,), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '>i4', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': [('a', '|u1')], 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (-2,), }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (1 2,), }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999,), }",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647, 3), }"
            })
    void headersThatCannotBeReadAreRefused(String header) {
        assertThatThrownBy(() -> NpyArray.parse(file(header, new byte[2]), "shard.npy"))
                .isInstanceOf(NpyFormatException.class)
                .hasMessageStartingWith("shard.npy ");
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        Npy.write(out, new int[] {1, 2, 3}, 3);
        var whole = out.toByteArray();
        for (var length = 0; length < whole.length; length++) {
            var part = ByteBuffer.wrap(whole, 0, length);
            assertThatThrownBy(() -> NpyArray.parse(part, "part")).isInstanceOf(NpyFormatException.class);
        }
    }

    @Test
    void otherFilesAreRefused(@TempDir Path folder) throws IOException {
        var file = folder.resolve("image.npy");
        Files.write(file, new byte[1_000]);
        assertThatThrownBy(() -> NpyArray.map(file))
                .isInstanceOf(NpyFormatException.class)
                .hasMessageContaining("does not start as an .npy file");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> NpyArray.map(file)).isInstanceOf(NpyFormatException.class);
    }

    @Test
    void aShapeThatDoesNotFitIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Npy.write(new ByteArrayOutputStream(), new int[5], 2, 3))
                .withMessage("an array of shape [2, 3] needs 6 numbers, was 5");
        assertThatIllegalArgumentException().isThrownBy(() -> Npy.header(NpyType.INT32, -1));
    }

    private static NpyArray parse(ByteArrayOutputStream out) throws IOException {
        return NpyArray.parse(ByteBuffer.wrap(out.toByteArray()), "test");
    }

    private static ByteBuffer file(String header, byte[] data) {
        return ByteBuffer.allocate(10 + header.length() + data.length)
                .put(Npy.MAGIC)
                .put((byte) header.length())
                .put((byte) 0)
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .flip();
    }
}
