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
import org.junit.jupiter.params.provider.ValueSource;

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
