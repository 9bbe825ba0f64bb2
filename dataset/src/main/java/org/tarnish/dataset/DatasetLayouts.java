package org.tarnish.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tarnish.dataset.DatasetLayout.Form;
import org.tarnish.dataset.image.ImageFormat;

/**
 * Every layout there is, one line each. Of several that fit and have images in files of their own, the first is meant:
 * the others see the same files with less understanding.
 */
public final class DatasetLayouts {
    static final String CLASS_FOLDERS = "class-folders";

    private static final List<DatasetLayout> ALL = List.of(
            new DatasetLayout(
                    "cifar-binary",
                    "CIFAR's binary files",
                    "CIFAR's binary batches with their file of class names",
                    Form.ARRAYS,
                    (place, chosen) -> new CifarScan(place)),
            new DatasetLayout(
                    "cifar-python",
                    "CIFAR's Python files",
                    "CIFAR's pickled batches with batches.meta or meta",
                    Form.ARRAYS,
                    (place, chosen) -> new CifarPython(place)),
            new DatasetLayout(
                    "idx",
                    "MNIST's idx files",
                    "train-images-idx3-ubyte beside train-labels-idx1-ubyte, also .gz",
                    Form.ARRAYS,
                    (place, chosen) -> new IdxImages(place)),
            new DatasetLayout(
                    "stl10",
                    "STL-10's binary files",
                    "train_X.bin beside train_y.bin",
                    Form.ARRAYS,
                    (place, chosen) -> new Stl10(place)),
            new DatasetLayout(
                    "svhn",
                    "SVHN's MATLAB files",
                    "train_32x32.mat and test_32x32.mat",
                    Form.ARRAYS,
                    (place, chosen) -> new Svhn(place)),
            new DatasetLayout(
                    "numpy",
                    "NumPy arrays",
                    "images.npy and labels.npy, x_train and y_train and the like, in .npy files or an .npz",
                    Form.ARRAYS,
                    (place, chosen) -> new NumpyArrays(place)),
            new DatasetLayout(
                    "webdataset",
                    "WebDataset's shards",
                    "tars of <key>.jpg beside <key>.cls or <key>.json",
                    Form.FILES,
                    (place, chosen) -> new WebDataset(place)),
            new DatasetLayout(
                    "listed",
                    "folders with a list of labels",
                    "Tiny-ImageNet or ImageNet, whose flat val/ has " + LabelLists.KNOWN,
                    Form.FILES,
                    ClassFolderScan::lists),
            new DatasetLayout(
                    CLASS_FOLDERS,
                    "class folders",
                    "<class>/<image> or <split>/<class>/<image> ending in " + ImageFormat.allEndings(),
                    Form.FILES,
                    ClassFolderScan::folders));

    private DatasetLayouts() {}

    static List<DatasetLayout> all() {
        return ALL;
    }

    /** What requests call them. */
    public static List<String> ids() {
        return ALL.stream().map(DatasetLayout::id).toList();
    }

    static Optional<DatasetLayout> find(String id) {
        return ALL.stream().filter(layout -> layout.id().equals(id)).findFirst();
    }

    /** What the files of a place may look like, for errors. */
    static String expected() {
        return ALL.stream().map(DatasetLayout::looksLike).collect(Collectors.joining("; "));
    }
}
