package org.tarnish.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * One binary batch of CIFAR.
 *
 * @param path where it is stored
 * @param file the last part of the path
 * @param labels one byte per record
 * @param extraBytes what follows the last whole record: 0 unless the file is cut off or something else
 */
record CifarBatch(String path, String file, byte[] labels, int extraBytes) {
    static CifarBatch scan(CifarFormat format, String path, String file, StoredFiles.Content content)
            throws IOException {
        var labels = new ByteArrayOutputStream();
        var record = new byte[format.recordBytes()];
        try (var stream = content.open()) {
            var read = stream.readNBytes(record, 0, record.length);
            while (read == record.length) {
                labels.write(record[format.labelAt()]);
                read = stream.readNBytes(record, 0, record.length);
            }
            return new CifarBatch(path, file, labels.toByteArray(), read);
        }
    }

    /** The name without its ending, such as {@code test_batch}. */
    String stem() {
        return file.substring(0, file.lastIndexOf('.'));
    }
}
