package org.tarnish.dataset;

import java.util.List;
import org.tarnish.experiment.request.Split;

/**
 * The official binary versions of CIFAR (A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009;
 * www.cs.toronto.edu/~kriz/cifar.html): records of label bytes, then 3,072 bytes of a 32 x 32 image, the red plane in
 * rows, then green, then blue.
 */
enum CifarFormat {
    CIFAR_10(
            "batches.meta.txt",
            List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"),
            "test_batch.bin",
            1),
    /** Two labels, coarse then fine; the fine one counts. */
    CIFAR_100("fine_label_names.txt", List.of("train.bin"), "test.bin", 2);

    static final int SIDE = 32;
    static final int PLANE = SIDE * SIDE;

    /** Of a position in the name of an entry. */
    static final int DIGITS = 5;

    private final String classFile;
    private final List<String> trainFiles;
    private final String testFile;
    private final int labelBytes;

    CifarFormat(String classFile, List<String> trainFiles, String testFile, int labelBytes) {
        this.classFile = classFile;
        this.trainFiles = trainFiles;
        this.testFile = testFile;
        this.labelBytes = labelBytes;
    }

    /** The name of the file that holds the names of the classes, one a line. */
    String classFile() {
        return classFile;
    }

    /** Position of a batch in canonical order, the test batch last; -1 for other files. */
    int order(String file) {
        return file.equals(testFile) ? trainFiles.size() : trainFiles.indexOf(file);
    }

    Split split(String file) {
        return file.equals(testFile) ? Split.TEST : Split.TRAIN;
    }

    int recordBytes() {
        return labelBytes + 3 * PLANE;
    }

    /** Where the label is in a record. */
    int labelAt() {
        return labelBytes - 1;
    }

    /** Where the red plane begins in a record. */
    int pixelsAt() {
        return labelBytes;
    }
}
