package org.tarnish.dataset;

import java.util.List;
import java.util.stream.Collectors;
import org.tarnish.dataset.image.ImageFormat;

/** Every layout there is, one line each; of several that fit, the first is meant. */
final class DatasetLayouts {
    private static final List<DatasetLayout> ALL = List.of(
            new DatasetLayout(
                    "CIFAR's binary files", "CIFAR's binary batches with their file of class names", CifarScan::new),
            new DatasetLayout(
                    "NumPy arrays",
                    "a folder with " + NpyFiles.IMAGES + " and " + NpyFiles.LABELS,
                    NpyFiles::detection),
            new DatasetLayout(
                    "class folders",
                    "<class>/<image> or <split>/<class>/<image> ending in " + ImageFormat.allEndings(),
                    ClassFolders::detection));

    private DatasetLayouts() {}

    static List<DatasetLayout> all() {
        return ALL;
    }

    /** What the files of a place may look like, for errors. */
    static String expected() {
        return ALL.stream().map(DatasetLayout::looksLike).collect(Collectors.joining("; "));
    }
}
