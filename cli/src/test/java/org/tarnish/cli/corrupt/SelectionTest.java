package org.tarnish.cli.corrupt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.dataset.ImageCollection;

class SelectionTest {
    @Test
    void withoutSplitsAllImagesAreChosen() throws IOException {
        var selection = Selection.of(ImageCollection.digits().list(), null, 0);
        assertThat(selection.split()).isEqualTo("all");
        assertThat(selection.count()).isEqualTo(1797);
        assertThat(selection.entry(5).name()).isEqualTo("5/0005");
        assertThat(selection.drawIndex(5)).isEqualTo(5);
    }

    @Test
    void aLimitTakesAsManyOfEachClassAndKeepsTheirDraws() throws IOException {
        var all = Selection.of(ImageCollection.digits().list(), null, 0);
        var some = Selection.of(ImageCollection.digits().list(), null, 50);
        assertThat(some.count()).isEqualTo(50);
        var labels = IntStream.range(0, 50).mapToObj(i -> some.entry(i).label()).toList();
        for (int label = 0; label < 10; label++) {
            assertThat(labels).filteredOn(List.of(label)::contains).hasSize(5);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(all.entry((int) some.drawIndex(i))).isEqualTo(some.entry(i));
        }
    }

    @Test
    void aSplitThatIsMissingIsDividedOffAsExperimentsDoIt() throws IOException {
        var test = Selection.of(ImageCollection.digits().list(), "test", 0);
        assertThat(test.count()).isBetween(350, 370);
        // The collection assigns none of them to a split, so they are counted among all.
        var all = ImageCollection.digits().list().entries();
        for (int i = 0; i < test.count(); i++) {
            assertThat(all.get((int) test.drawIndex(i))).isEqualTo(test.entry(i));
        }
        assertThat(test.drawIndex(7)).isGreaterThan(7);
    }

    @Test
    void aLimitOfOneClassIsAnErrorOfNobody() throws IOException {
        assertThat(Selection.of(ImageCollection.digits().list(), "train", 3).count())
                .isEqualTo(3);
    }
}
