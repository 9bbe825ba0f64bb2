package org.tarnish.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small data sets in CIFAR's binary formats. */
final class CifarFiles {
    private CifarFiles() {}

    /** Three training images in two batches and one test image; the test batch is stored first. */
    static Map<String, byte[]> cifar10() {
        var files = new LinkedHashMap<String, byte[]>();
        var folder = "cifar-10-batches-bin/";
        files.put(folder + "test_batch.bin", record(40, 0));
        files.put(folder + "data_batch_2.bin", record(30, 1));
        files.put(folder + "data_batch_1.bin", join(record(5, 1), record(10, 0)));
        files.put(folder + "batches.meta.txt", "airplane\nautomobile\n\n".getBytes(StandardCharsets.US_ASCII));
        files.put(folder + "readme.html", new byte[9]);
        return files;
    }

    /** One training and one test image with coarse and fine labels. */
    static Map<String, byte[]> cifar100() {
        var files = new LinkedHashMap<String, byte[]>();
        var folder = "cifar-100-binary/";
        files.put(folder + "coarse_label_names.txt", "fish\nfruit\n".getBytes(StandardCharsets.US_ASCII));
        files.put(folder + "fine_label_names.txt", "apple\naquarium_fish\nbaby\n".getBytes(StandardCharsets.US_ASCII));
        files.put(folder + "test.bin", record(9, 0, 1));
        files.put(folder + "train.bin", record(7, 1, 2));
        return files;
    }

    /** Sample (x, y, channel) is {@code base + x % 16 + 10 * y + 26 * channel}, modulo 256. */
    private static byte[] record(int base, int... labels) {
        var record = new byte[labels.length + 3 * 1024];
        for (var i = 0; i < labels.length; i++) {
            record[i] = (byte) labels[i];
        }
        for (var i = 0; i < 3 * 1024; i++) {
            record[labels.length + i] = (byte) (base + i % 32 % 16 + 10 * (i % 1024 / 32) + 26 * (i / 1024));
        }
        return record;
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
