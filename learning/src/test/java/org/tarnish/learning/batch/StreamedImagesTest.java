package org.tarnish.learning.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.imaging.PartedImages;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.augmentation.Augmenter;

class StreamedImagesTest {
    private static final int SIDE = 4;
    private static final int IMAGE_BYTES = SIDE * SIDE * 3;
    private static final int PART = 10;
    private static final Augmentation VARIED = new Augmentation(2, true, null);

    @Test
    void transformedImagesAreTransformedBeforeTheyAreVaried() {
        var images = new Patterns(30, SIDE, 1);
        var plain = ImageSource.of(images);
        Transformation inverted = (samples, index) -> {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) ~samples[i];
            }
            samples[0] = (byte) index;
            return samples;
        };
        var transformed = plain.transformed(inverted);
        assertThat(transformed.count()).isEqualTo(30);
        try (var before = plain.inOrder(5, 12, 7);
                var after = transformed.inOrder(5, 12, 7)) {
            var expected = before.next();
            var found = after.next();
            assertThat(found.labels()).isEqualTo(expected.labels());
            for (int image = 0; image < 7; image++) {
                assertThat(found.samples().get(image * IMAGE_BYTES)).isEqualTo((byte) (5 + image));
                for (int i = 1; i < IMAGE_BYTES; i++) {
                    assertThat(found.samples().get(image * IMAGE_BYTES + i))
                            .isEqualTo((byte) ~expected.samples().get(image * IMAGE_BYTES + i));
                }
            }
        }
        var flip = new Augmentation(null, true, null);
        try (var batches = transformed.shuffled(new Pass(3, 1, 30, flip, 0))) {
            var batch = batches.next();
            var augmenter = Augmenter.of(flip, SIDE, 3, 1);
            for (int place = 0; place < 30; place++) {
                int index = batch.indices()[place];
                var expected =
                        augmenter.apply(inverted.apply(images.image(index).samples(), index), index);
                var found = new byte[IMAGE_BYTES];
                batch.samples().get(place * IMAGE_BYTES, found);
                assertThat(found).isEqualTo(expected);
            }
        }
    }

    /** Ten images a part; counts how many parts are open. */
    private static final class Parts implements PartedImages {
        private final Patterns images;
        private final Set<Integer> opened = ConcurrentHashMap.newKeySet();
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger mostOpen = new AtomicInteger();
        private volatile int broken = -1;
        private volatile CountDownLatch away = new CountDownLatch(0);
        private volatile Set<Integer> atHand = Set.of();

        Parts(int parts) {
            images = new Patterns(parts * PART, SIDE, 1);
        }

        @Override
        public int side() {
            return SIDE;
        }

        @Override
        public List<Integer> counts() {
            return java.util.Collections.nCopies(images.count() / PART, PART);
        }

        @Override
        public OpenPart open(int part) {
            if (part == broken) {
                throw new IllegalArgumentException("the shard 'images-" + part + "' is broken");
            }
            if (!atHand.contains(part)) {
                try {
                    away.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            opened.add(part);
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            return new OpenPart() {
                private volatile boolean closed;

                @Override
                public int count() {
                    return PART;
                }

                @Override
                public int side() {
                    return SIDE;
                }

                @Override
                public int label(int index) {
                    return images.label(part * PART + index);
                }

                @Override
                public void copyTo(int index, byte[] target, int offset) {
                    assertThat(closed).isFalse();
                    images.copyTo(part * PART + index, target, offset);
                }

                @Override
                public void close() {
                    closed = true;
                    open.decrementAndGet();
                }
            };
        }
    }

    private record Seen(List<Integer> indices, List<Integer> labels, List<Byte> samples) {
        static Seen of(Batch batch) {
            var samples = new ArrayList<Byte>();
            for (int i = 0; i < batch.count() * IMAGE_BYTES; i++) {
                samples.add(batch.samples().get(i));
            }
            return new Seen(boxed(batch.indices()), boxed(batch.labels()), samples);
        }

        private static List<Integer> boxed(int[] numbers) {
            return java.util.Arrays.stream(numbers).boxed().toList();
        }
    }

    private static StreamedImages windows(PartedImages parts, int threads) {
        return new StreamedImages(parts, new Loading(threads, 1 << 20), 3 * PART * IMAGE_BYTES);
    }

    private static List<Seen> all(Batches batches) {
        try (batches) {
            var seen = new ArrayList<Seen>();
            batches.forEachRemaining(batch -> seen.add(Seen.of(batch)));
            return seen;
        }
    }

    private static Pass pass(int from) {
        return new Pass(7, 2, 8, VARIED, from);
    }

    @Test
    void batchesAreTheSameWhateverTheThreads() {
        var one = all(windows(new Parts(12), 1).shuffled(pass(0)));
        var many = all(windows(new Parts(12), 8).shuffled(pass(0)));

        assertThat(many).isEqualTo(one);
        assertThat(new HashSet<>(
                        one.stream().flatMap(seen -> seen.indices().stream()).toList()))
                .hasSize(120);
    }

    @Test
    void aResumedPassGivesTheSameBatchesFromThereOnAndOpensNoPartBefore() {
        var whole = all(windows(new Parts(12), 2).shuffled(pass(0)));
        var parts = new Parts(12);

        for (int from : new int[] {0, 1, 7, 14, 15, 99}) {
            var rest = all(windows(new Parts(12), 2).shuffled(pass(from)));
            assertThat(rest).isEqualTo(whole.subList(Math.min(from, whole.size()), whole.size()));
        }
        all(windows(parts, 2).shuffled(pass(14)));
        assertThat(parts.opened).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theMemoryForPreparedBatchesChangesNoBatch() {
        var tight = new StreamedImages(new Parts(12), new Loading(4, 1), 3 * PART * IMAGE_BYTES);

        assertThat(all(tight.shuffled(pass(0))))
                .isEqualTo(all(windows(new Parts(12), 4).shuffled(pass(0))));
    }

    @Test
    void thePartsOfFewWindowsAreOpenAtATimeAndNoneAfterwards() {
        var parts = new Parts(30);

        all(windows(parts, 3).shuffled(pass(0)));

        // Batches are prepared ahead: for a moment a third window may have begun while the first is not read to its
        // end.
        assertThat(parts.mostOpen.get()).isLessThanOrEqualTo(12);
        assertThat(parts.open.get()).isZero();
    }

    @Test
    void aPassLeftEarlyClosesItsParts() {
        var parts = new Parts(3);
        try (var batches = windows(parts, 2).inOrder(0, 30, 10)) {
            batches.next();
        }

        // One that was about to be opened is closed as soon as it is.
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (parts.open.get() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(parts.mostOpen.get()).isPositive();
        assertThat(parts.open.get()).isZero();
    }

    @Test
    void consecutiveImagesComeInOrderFromThePartsThatHoldThemAlone() {
        var parts = new Parts(6);

        var seen = all(windows(parts, 2).inOrder(18, 33, 6));

        assertThat(seen)
                .extracting(Seen::indices)
                .containsExactly(List.of(18, 19, 20, 21, 22, 23), List.of(24, 25, 26, 27, 28, 29), List.of(30, 31, 32));
        assertThat(parts.opened).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(seen.get(0).labels().get(0)).isEqualTo(parts.images.label(18));
        assertThat(seen.get(0).samples().get(0))
                .isEqualTo(parts.images.image(18).samples()[0]);
    }

    @Test
    void aBrokenPartIsReportedByTheBatchThatNeedsIt() {
        var parts = new Parts(6);
        parts.broken = 4;

        try (var batches = windows(parts, 2).inOrder(0, 60, 10)) {
            for (int i = 0; i < 4; i++) {
                batches.next();
            }
            assertThatThrownBy(batches::next)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the shard 'images-4' is broken");
        }
    }

    @Test
    void whileTheStoreIsAwayBatchesGoOnFromWhatIsAtHandAndThenWaitForIt() throws InterruptedException {
        var expected = all(windows(new Parts(12), 2).shuffled(pass(0)));
        var parts = new Parts(12);
        // The first window of three parts is 30 images: three whole batches need nothing else.
        parts.atHand = expected.subList(0, 3).stream()
                .flatMap(batch -> batch.indices().stream())
                .map(index -> index / PART)
                .collect(Collectors.toSet());
        parts.away = new CountDownLatch(1);
        var seen = new ArrayList<Seen>();
        try (var batches = windows(parts, 2).shuffled(pass(0))) {
            for (int i = 0; i < 3; i++) {
                seen.add(Seen.of(batches.next()));
            }
            parts.away.countDown();
            batches.forEachRemaining(batch -> seen.add(Seen.of(batch)));
        }

        assertThat(parts.atHand).hasSize(3);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void imagesAtHandAreASourceToo() {
        var images = new Patterns(9, SIDE, 1);

        var seen = all(ImageSource.of(images).inOrder(0, 9, 4));

        assertThat(seen).extracting(batch -> batch.indices().size()).containsExactly(4, 4, 1);
        assertThatThrownBy(() -> ImageSource.of(images).inOrder(0, 10, 4))
                .hasMessage("a range of images must lie in 0..9, was 0..10");
    }
}
