package org.tarnish.cli.corrupt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.dataset.Entry;
import org.tarnish.dataset.Ignored;
import org.tarnish.dataset.Listing;
import org.tarnish.experiment.request.Split;

class FileNamesTest {
    @Test
    void splitAndEndingAreReplaced() throws IOException {
        assertThat(names(FileFormat.PNG, "val/cat/a.JPEG", "cat/deep/b.png", "cat/c.tar.gif"))
                .containsExactly("cat/a.png", "cat/deep/b.png", "cat/c.tar.png");
        assertThat(names(FileFormat.JPEG, "val/cat/a.JPEG", "cat/b.jpg", "cat/c.png"))
                .containsExactly("cat/a.JPEG", "cat/b.jpg", "cat/c.jpg");
    }

    @Test
    void recordsWithoutFilesAreNamedAfterTheirNumber() throws IOException {
        assertThat(names(FileFormat.PNG, "test_batch/00042")).containsExactly("cat/00042.png");
    }

    @Test
    void imagesThatWouldMeetAreSetApart() throws IOException {
        assertThat(names(FileFormat.PNG, "train/cat/a.png", "test/cat/a.png", "cat/b.png", "cat/b.jpg", "cat/c.jpg"))
                .containsExactly(
                        "cat/train_cat_a.png", "cat/test_cat_a.png", "cat/cat_b.png", "cat/cat_b.jpg.png", "cat/c.png");
    }

    @Test
    void classNamesCannotLeaveTheFolder() throws IOException {
        var entries = List.of(
                new Entry("test_batch/0", 0, Optional.of(Split.TEST)),
                new Entry("test_batch/1", 1, Optional.of(Split.TEST)));
        var listing = new Listing(List.of("..", "../../etc"), entries, Ignored.NONE);
        var names = new FileNames(Selection.of(listing, null, 0), FileFormat.PNG);
        assertThat(names.of(0)).isEqualTo("_../0.png");
        assertThat(names.of(1)).isEqualTo(".._.._etc/1.png");
    }

    private static List<String> names(FileFormat format, String... files) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var file : files) {
            entries.add(new Entry(file, 0, Optional.empty()));
        }
        var listing = new Listing(List.of("cat"), entries, Ignored.NONE);
        var names = new FileNames(Selection.of(listing, "all", 0), format);
        return IntStream.range(0, files.length).mapToObj(names::of).toList();
    }
}
