package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.learning.batch.Batch;

class MicroBatchesTest {
    @ParameterizedTest
    @CsvSource({"8, 8, 8", "8, 9, 8", "8, 4, '4,4'", "9, 4, '3,3,3'", "9, 8, '4,5'", "3, 2, '1,2'", "5, 1, '1,1,1,1,1'"
    })
    void partsAreFewAndEven(int count, int most, String sizes) {
        assertThat(MicroBatches.of(batch(count), most).stream().map(Batch::count))
                .containsExactly(
                        Arrays.stream(sizes.split(",")).map(Integer::valueOf).toArray(Integer[]::new));
    }

    @Test
    void partsHoldTheImagesInOrder() {
        int next = 0;
        for (var part : MicroBatches.of(batch(9), 4)) {
            assertThat(part.samples().isDirect()).isTrue();
            assertThat(part.samples().position()).isZero();
            for (int i = 0; i < part.count(); i++, next++) {
                assertThat(part.indices()[i]).isEqualTo(100 + next);
                assertThat(part.labels()[i]).isEqualTo(next);
                assertThat(part.samples().get(i * 12 + 11)).isEqualTo((byte) (next * 12 + 11));
            }
        }
        assertThat(next).isEqualTo(9);
    }

    private static Batch batch(int count) {
        var samples = ByteBuffer.allocateDirect(count * 12);
        for (int i = 0; i < count * 12; i++) {
            samples.put((byte) i);
        }
        return new Batch(
                IntStream.range(100, 100 + count).toArray(),
                IntStream.range(0, count).toArray(),
                2,
                samples.flip());
    }
}
