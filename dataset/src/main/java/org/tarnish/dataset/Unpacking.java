package org.tarnish.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;

/** How the arrays in a file are reached: as they are, or compressed, or as the parts of an archive. */
interface Unpacking {
    /** The file as it is, one part without a name. */
    Unpacking NONE = (file, visitor) -> visitor.part("", file);

    /** A file that gzip made. */
    Unpacking GZIP = (file, visitor) -> visitor.part("", new GZIPInputStream(file, 1 << 16));

    /** The arrays of NumPy's {@code .npz}, a zip archive of {@code .npy} files. */
    Unpacking NPZ = Unpacking::members;

    /** Visits the parts of a file in their order. */
    void forEach(InputStream file, Visitor visitor) throws IOException;

    /** Takes parts. */
    interface Visitor {
        /**
         * @param name of a part; empty if there is one alone
         * @param content valid during the visit
         */
        void part(String name, InputStream content) throws IOException;
    }

    /** What zlib made, from a position of the file on. */
    static Unpacking inflated(long position) {
        return (file, visitor) -> {
            file.skipNBytes(position);
            visitor.part("", new InflaterInputStream(file));
        };
    }

    private static void members(InputStream file, Visitor visitor) throws IOException {
        // It knows what NumPy writes, stored and deflated, and nothing that another library would have to expand.
        var zip = new ZipInputStream(file);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                visitor.part(entry.getName(), zip);
            }
        }
    }
}
