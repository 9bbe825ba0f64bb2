package org.tarnish.predictions.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.PredictionsBuilder;

class PredictionsFileTest {
    static Predictions random(int images, int classes, boolean logits) {
        var random = new Random(images);
        var builder = new PredictionsBuilder(images, classes, logits);
        var row = new float[classes];
        for (int i = 0; i < images; i++) {
            for (int k = 0; k < classes; k++) {
                row[k] = (float) random.nextGaussian() * 4;
            }
            builder.add(random.nextInt(classes), row, 0);
        }
        return builder.build();
    }

    private static void isSame(Predictions read, Predictions written) {
        assertThat(read.labels()).isEqualTo(written.labels());
        assertThat(read.predicted()).isEqualTo(written.predicted());
        assertThat(read.confident()).usingRecursiveComparison().isEqualTo(written.confident());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 300})
    void whatIsWrittenIsReadBackToTheBit(int classes) {
        var written = random(257, classes, true);

        var read = PredictionsReader.read(PredictionsWriter.bytes(written), Need.LOGITS);

        isSame(read, written);
        assertThat(read.allLogits().classes()).isEqualTo(classes);
        assertThat(read.allLogits().halves()).isEqualTo(written.allLogits().halves());
    }

    @Test
    void noMoreIsReadThanIsNeeded() {
        var bytes = PredictionsWriter.bytes(random(10, 4, true));

        assertThat(PredictionsReader.read(bytes, Need.CLASSES).confidences()).isEmpty();
        assertThat(PredictionsReader.read(bytes, Need.CONFIDENCES).logits()).isEmpty();
        assertThat(PredictionsReader.read(bytes, Need.CONFIDENCES).confidences())
                .isPresent();
    }

    @Test
    void whatIsNotThereIsNotRead() {
        var written = Predictions.ofClasses(new int[] {3, 0}, new int[] {3, 1});
        var read = PredictionsReader.read(PredictionsWriter.bytes(written), Need.LOGITS);

        assertThat(read.labels()).containsExactly(3, 0);
        assertThat(read.predicted()).containsExactly(3, 1);
        assertThat(read.confidences()).isEmpty();
        assertThat(PredictionsReader.read(PredictionsWriter.bytes(random(3, 3, false)), Need.LOGITS)
                        .logits())
                .isEmpty();
    }

    @Test
    void theSamePredictionsGiveTheSameBytes() {
        assertThat(PredictionsWriter.bytes(random(1000, 10, true)))
                .isEqualTo(PredictionsWriter.bytes(random(1000, 10, true)));
    }

    @Test
    void aPredictionOfTenClassesTakesUnderEightyBytes() {
        assertThat(PredictionsWriter.bytes(random(10_000, 10, true)).length / 10_000.0)
                .isLessThan(80);
    }

    @Test
    void damagedFilesAreRefusedOrRead() {
        var bytes = PredictionsWriter.bytes(random(40, 5, true));
        for (int i = 0; i < bytes.length; i += 3) {
            var damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            try {
                PredictionsReader.read(damaged, Need.LOGITS);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("the predictions are no Parquet file of Tarnish: ");
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictionsReader.read(Arrays.copyOf(bytes, bytes.length / 2), Need.CLASSES));
    }

    @Test
    void filesOfBeforeAreReadWithoutConfidences() {
        var read = OldPredictions.read("index,label,predicted\n0,3,3\n1,0,1\n2,7,7\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read.labels()).containsExactly(3, 0, 7);
        assertThat(read.predicted()).containsExactly(3, 1, 7);
        assertThat(read.has(Need.CONFIDENCES)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "label,predicted\n",
                "index,label,predicted\n1,0,0\n",
                "index,label,predicted\n0,x,0\n",
                "index,label,predicted\n0,0\n"
            })
    void whatIsNoSuchFileIsRefused(String csv) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OldPredictions.read(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
