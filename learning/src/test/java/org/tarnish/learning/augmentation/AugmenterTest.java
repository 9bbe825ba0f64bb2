package org.tarnish.learning.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.experiment.request.Augmentation.ResizedCrop;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;

class AugmenterTest {
    /** Pixel (x, y) of a 3 x 3 image is 10 (y + 1) + x + 1 in all channels. */
    private static final Image NUMBERED = gray(11, 12, 13, 21, 22, 23, 31, 32, 33);

    /** Draws what it was given, in that order. */
    private static final class Given implements Randomness {
        private final Deque<Double> draws = new ArrayDeque<>();

        Given(double... draws) {
            Arrays.stream(draws).forEach(this.draws::add);
        }

        @Override
        public double uniform() {
            return draws.remove();
        }

        @Override
        public double normal() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int below(int bound) {
            int draw = draws.remove().intValue();
            assertThat(draw).isBetween(0, bound - 1);
            return draw;
        }

        @Override
        public int poisson(double mean) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aPaddedCropMovesTheImageAndFillsWithZeros() {
        var crop = new PaddedCrop(2);

        assertThat(crop.apply(NUMBERED, new Given(2, 2))).isEqualTo(NUMBERED);
        assertThat(crop.apply(NUMBERED, new Given(1, 4))).isEqualTo(gray(0, 0, 0, 13, 0, 0, 23, 0, 0));
        assertThat(crop.apply(NUMBERED, new Given(4, 1))).isEqualTo(gray(0, 31, 32, 0, 0, 0, 0, 0, 0));
        assertThat(crop.apply(NUMBERED, new Given(0, 0))).isEqualTo(gray(0, 0, 0, 0, 0, 0, 0, 0, 11));
    }

    @Test
    void aFlipMirrorsHalfOfTheImages() {
        var flip = new HorizontalFlip();

        assertThat(flip.apply(NUMBERED, new Given(0.49))).isEqualTo(gray(13, 12, 11, 23, 22, 21, 33, 32, 31));
        assertThat(flip.apply(NUMBERED, new Given(0.5))).isEqualTo(NUMBERED);
    }

    @Test
    void aResizedCropEnlargesItsPart() {
        // An area of 0.25 at ratio 1 of a 4 x 4 image is 2 x 2, at the bottom left.
        var image = gray(0, 0, 0, 0, 0, 0, 0, 0, 40, 80, 0, 0, 40, 80, 0, 0);
        var crop = new RandomResizedCrop(new ResizedCrop(List.of(0.0625, 1.0), List.of(0.5, 2.0)));

        var part = crop.apply(image, new Given(0.2, 0.5, 2, 0));

        // New pixels lie at 0, 1/4, 3/4 and 1 of the way between the two old columns.
        assertThat(part).isEqualTo(gray(40, 50, 70, 80, 40, 50, 70, 80, 40, 50, 70, 80, 40, 50, 70, 80));
    }

    @Test
    void aPartThatDoesNotFitIsDrawnAnewAndAfterTenTheCenterIsTaken() {
        var wide = new RandomResizedCrop(new ResizedCrop(List.of(1.0, 1.0), List.of(2.0, 2.0)));
        var image = gray(0, 0, 0, 0, 10, 20, 30, 40, 10, 20, 30, 40, 0, 0, 0, 0);

        // A ratio of 2 over the whole area is wider than the image, always; half its height is.
        var part = wide.apply(image, new Given(new double[20]));

        assertThat(part).isEqualTo(gray(10, 20, 30, 40, 10, 20, 30, 40, 10, 20, 30, 40, 10, 20, 30, 40));
    }

    @Test
    void anImageComesOutTheSameForItsSeedEpochAndIndexAlone() {
        var settings = new Augmentation(1, true, new ResizedCrop(null, null));
        var samples = NUMBERED.samples();

        var first = Augmenter.of(settings, 3, 5, 1).apply(samples.clone(), 17);

        assertThat(Augmenter.of(settings, 3, 5, 1).apply(samples.clone(), 17)).isEqualTo(first);
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> List.of(
                                new Image(3, 3, Augmenter.of(settings, 3, 5, 1).apply(samples.clone(), i)),
                                new Image(3, 3, Augmenter.of(settings, 3, 5, 2).apply(samples.clone(), i)),
                                new Image(3, 3, Augmenter.of(settings, 3, 6, 1).apply(samples.clone(), i))))
                        .distinct()
                        .count())
                .isGreaterThan(15);
    }

    @Test
    void withoutSettingsImagesStayAsTheyAre() {
        var samples = NUMBERED.samples();

        assertThat(Augmenter.of(Augmentation.none(), 3, 5, 1).apply(samples, 17))
                .isSameAs(samples);
    }

    @Test
    void paddingBeyondHalfTheSideIsRefused() {
        assertThatThrownBy(() -> Augmenter.of(new Augmentation(2, null, null), 3, 0, 1))
                .hasMessage("the crop's padding must be in 0..1, half the side of the images, was 2");
    }

    private static Image gray(int... values) {
        int side = (int) Math.sqrt(values.length);
        var samples = new byte[values.length * Image.CHANNELS];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) values[i / Image.CHANNELS];
        }
        return new Image(side, side, samples);
    }
}
