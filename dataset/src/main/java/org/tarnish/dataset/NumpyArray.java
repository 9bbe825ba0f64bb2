package org.tarnish.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.NpyHead;

/**
 * An array of NumPy's in a file.
 *
 * @param file where it is stored
 * @param part its name in an {@code .npz}; empty in an {@code .npy}
 * @param numbers all of them, if they may be labels; else null
 * @param problem why it cannot be used, in words that follow its name; else null
 */
record NumpyArray(String file, String part, NpyHead head, long[] numbers, String problem) {
    static NumpyArray scan(String file, String part, InputStream in) throws IOException {
        try {
            var head = NpyHead.read(in);
            var shape = head.shape();
            var column = shape.size() == 1 || shape.size() == 2 && shape.get(1) == 1;
            if (column && head.type().whole() && ArrayName.isLabel(stem(file, part))) {
                return new NumpyArray(file, part, head, head.numbers(in, Labels.MOST), null);
            }
            in.skipNBytes(head.count() * head.type().bytes());
            return new NumpyArray(
                    file,
                    part,
                    head,
                    null,
                    in.read() < 0 ? null : "holds more bytes than its shape " + shape + " says");
        } catch (FormatException e) {
            return new NumpyArray(file, part, null, null, e.getMessage());
        } catch (EOFException e) {
            return new NumpyArray(file, part, null, null, "is cut off: it ends before its numbers do");
        }
    }

    /** Where it is, for messages: an array in an archive like a file in a folder. */
    String path() {
        return part.isEmpty() ? file : file + "/" + part;
    }

    /** The folder of its file, empty or ending in {@code /}. */
    String folder() {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    String stem() {
        return stem(file, part);
    }

    /** Unique in a place. */
    String stemWithFolder() {
        var path = path();
        return path.substring(0, path.length() - ".npy".length());
    }

    private static String stem(String file, String part) {
        var name = part.isEmpty() ? file : part;
        var dot = name.lastIndexOf('.');
        return name.substring(name.lastIndexOf('/') + 1, dot < 0 ? name.length() : dot);
    }
}
