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
                    (files, chosen) -> new CifarScan(files.place())),
            new DatasetLayout(
                    "cifar-python",
                    "CIFAR's Python files",
                    "CIFAR's pickled batches with batches.meta or meta",
                    Form.ARRAYS,
                    (files, chosen) -> new CifarPython(files.place())),
            new DatasetLayout(
                    "idx",
                    "MNIST's idx files",
                    "train-images-idx3-ubyte beside train-labels-idx1-ubyte, also .gz",
                    Form.ARRAYS,
                    (files, chosen) -> new IdxImages(files.place())),
            new DatasetLayout(
                    "stl10",
                    "STL-10's binary files",
                    "train_X.bin beside train_y.bin",
                    Form.ARRAYS,
                    (files, chosen) -> new Stl10(files.place())),
            new DatasetLayout(
                    "svhn",
                    "SVHN's MATLAB files",
                    "train_32x32.mat and test_32x32.mat",
                    Form.ARRAYS,
                    (files, chosen) -> new Svhn(files.place())),
            new DatasetLayout(
                    "numpy",
                    "NumPy arrays",
                    "images.npy and labels.npy, x_train and y_train and the like, in .npy files or an .npz",
                    Form.ARRAYS,
                    (files, chosen) -> new NumpyArrays(files.place())),
            new DatasetLayout(
                    "parquet",
                    "Parquet files of images",
                    "train-00000-of-00001.parquet with columns 'image' (bytes, or a struct with these) and 'label'",
                    Form.ARRAYS,
                    (files, chosen) -> new ParquetImages(files)),
            new DatasetLayout(
                    "webdataset",
                    "WebDataset's shards",
                    "tars of <key>.jpg beside <key>.cls or <key>.json",
                    Form.FILES,
                    (files, chosen) -> new WebDataset(files.place())),
            new DatasetLayout(
                    "listed",
                    "folders with a list of labels",
                    "Tiny-ImageNet or ImageNet, whose flat val/ has " + LabelLists.KNOWN,
                    Form.FILES,
                    (files, chosen) -> ClassFolderScan.lists(files.place(), chosen)),
            new DatasetLayout(
                    CLASS_FOLDERS,
                    "class folders",
                    "<class>/<image> or <split>/<class>/<image> ending in " + ImageFormat.allEndings(),
                    Form.FILES,
                    (files, chosen) -> ClassFolderScan.folders(files.place(), chosen)));

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
