package org.tarnish.imaging.format.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.imaging.SeededRandomness;

class CompressorTest {
    private final Compressor compressor = new Compressor();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 100, 3_104, 16_384, 65_536, 200_000})
    void anythingComesBackFromTheJdksInflater(int length) throws DataFormatException {
        for (var levels : new int[] {1, 2, 5, 30, 256}) {
            assertComesBack(random(length, levels));
            assertComesBack(repetitive(length, levels));
        }
    }

    @Test
    void manyShortInputsComeBack() throws DataFormatException {
        for (var i = 0; i < 1_000; i++) {
            var random = SeededRandomness.of(1, "input", i);
            assertComesBack(repetitive(random.below(600), 1 + random.below(256)));
        }
    }

    @Test
    void codesOfTheGreatestLengthComeBack() throws DataFormatException {
        // Frequencies that grow like Fibonacci's numbers would ask for codes of 23 bits; 15 are allowed.
        var counts = new int[24];
        var length = 0;
        for (var i = 0; i < counts.length; i++) {
            counts[i] = i < 2 ? 1 : counts[i - 1] + counts[i - 2];
            length += counts[i];
        }
        var random = SeededRandomness.of(1, "shuffle", 0);
        var data = new byte[length];
        var at = 0;
        for (var i = 0; i < counts.length; i++) {
            Arrays.fill(data, at, at + counts[i], (byte) (i * 7));
            at += counts[i];
        }
        for (var i = length - 1; i > 0; i--) {
            var j = random.below(i + 1);
            var swapped = data[i];
            data[i] = data[j];
            data[j] = swapped;
        }
        assertComesBack(data);
    }

    @Test
    void noiseGrowsByTheFramesOfStoredBlocksOnly() throws DataFormatException {
        var data = random(100_000, 256);
        // A block holds at most 2^14 literals: seven blocks of at most six bytes, header and checksum.
        assertThat(assertComesBack(data)).isLessThanOrEqualTo(100_000 + 7 * 6 + 6);
    }

    @Test
    void constantsShrinkToAlmostNothing() throws DataFormatException {
        assertThat(assertComesBack(new byte[100_000])).isLessThan(150);
    }

    @Test
    void bytesBeyondTheLengthDoNotMatter() {
        var data = Arrays.copyOf(repetitive(1_000, 4), 1_100);
        var streamBytes = compressor.compress(data, 1_000, false);
        var stream = new byte[streamBytes];
        compressor.copyTo(stream, 0);
        Arrays.fill(data, 1_000, 1_100, (byte) 0x55);
        var again = new byte[compressor.compress(data, 1_000, false)];
        compressor.copyTo(again, 0);
        assertThat(again).isEqualTo(stream);
    }

    @Test
    void missingSlackIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compressor.compress(new byte[100], 93, true))
                .withMessageContaining("0..92 for an array of 100 bytes, was 93");
    }

    /** Both ways of finding matches are tried; the length of the smaller stream. */
    private int assertComesBack(byte[] data) throws DataFormatException {
        return Math.min(assertComesBack(data, false), assertComesBack(data, true));
    }

    private int assertComesBack(byte[] data, boolean isQuick) throws DataFormatException {
        var padded = Arrays.copyOf(data, data.length + Compressor.SLACK);
        var streamBytes = compressor.compress(padded, data.length, isQuick);
        var stream = new byte[streamBytes];
        compressor.copyTo(stream, 0);
        var inflater = new Inflater();
        inflater.setInput(stream);
        var inflated = new byte[data.length + 1];
        assertThat(inflater.inflate(inflated)).isEqualTo(data.length);
        assertThat(inflater.finished()).isTrue();
        assertThat(inflater.getRemaining()).isZero();
        inflater.end();
        assertThat(Arrays.equals(data, 0, data.length, inflated, 0, data.length))
                .isTrue();
        assertThat(compressor.measure(padded, data.length, isQuick)).isEqualTo(streamBytes);
        return streamBytes;
    }

    private static byte[] random(int length, int levels) {
        var random = SeededRandomness.of(levels, "random", length);
        var data = new byte[length];
        for (var i = 0; i < length; i++) {
            data[i] = (byte) random.below(levels);
        }
        return data;
    }

    /** Literals mixed with copies of what came before, of all lengths and from all distances. */
    private static byte[] repetitive(int length, int levels) {
        var random = SeededRandomness.of(levels, "repetitive", length);
        var data = new byte[length];
        for (var i = 0; i < length; ) {
            if (i == 0 || random.below(3) == 0) {
                data[i++] = (byte) random.below(levels);
            } else {
                var distance = 1 + random.below(random.below(4) == 0 ? i : Math.min(i, 50));
                for (var left = random.below(random.below(10) == 0 ? 600 : 12); left > 0 && i < length; left--) {
                    data[i] = data[i - distance];
                    i++;
                }
            }
        }
        return data;
    }
}
