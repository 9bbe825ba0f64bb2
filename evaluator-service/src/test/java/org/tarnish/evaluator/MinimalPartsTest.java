package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.PngEncoder;
import org.tarnish.imaging.resize.Resampling;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.store.MissingObject;

class MinimalPartsTest {
    private static final Image SMALL = new Image(2, 2, new byte[] {0, 50, 100, 10, 60, 110, 20, 70, 120, 30, 80, 127});

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Test
    void holdsTheImagesThatWereFoundAsTheNetworkSawThem() {
        store.put("a.png", new PngEncoder().encode(SMALL), "image/png");
        var parts = parts(search(3), search(1, minimal("a.png", 1), minimal("a.png", 0)));
        assertThat(parts.counts()).containsExactly(2);
        try (var part = parts.open(0)) {
            assertThat(part.count()).isEqualTo(2);
            assertThat(part.label(0)).isEqualTo(1);
            assertThat(part.label(1)).isZero();
            assertThat(part.image(1).samples())
                    .isEqualTo(Resampling.bilinear(SMALL, 8, 8).samples());
        }
    }

    @Test
    void nothingFoundIsNoPart() {
        assertThat(parts(search(5)).counts()).isEmpty();
    }

    @Test
    void refusesWhatNoSearchKeeps() {
        store.put("a.png", new PngEncoder().encode(new Image(9, 9, new byte[243])), "image/png");
        var large = parts(search(0, minimal("a.png", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> large.open(0))
                .withMessageContaining("'a.png' is not as expected: the PNG cannot be read: it is 9 x 9 pixels");
        store.put("a.png", new PngEncoder().encode(SMALL), "image/png");
        var mislabeled = parts(search(0, minimal("a.png", 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mislabeled.open(0))
                .withMessageContaining("must be in 0..1, was 2");
        var absent = parts(search(0, minimal("b.png", 0)));
        assertThatThrownBy(() -> absent.open(0)).isInstanceOf(MissingObject.class);
    }

    private MinimalParts parts(MinimalImagesResult... searches) {
        return new MinimalParts(store, List.of(searches), 8, 2);
    }

    private static MinimalImagesResult search(int unsolved, Minimal... images) {
        return new MinimalImagesResult(List.of(images), unsolved);
    }

    private static Minimal minimal(String key, int label) {
        return new Minimal(0, label, 80, 160, 1, 1, 0, 0, 2, key);
    }
}
