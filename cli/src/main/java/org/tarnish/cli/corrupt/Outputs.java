package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.util.List;
import org.tarnish.imaging.Image;

/** Where corrupted images go. Safe for concurrent use by callers that work on different images. */
interface Outputs extends AutoCloseable {
    /**
     * Writes one image.
     *
     * @param treatment position in {@link CorruptSettings#treatments}
     * @return a checksum of what was written, without white space
     */
    String write(int treatment, int position, Image image) throws IOException;

    /** The checksum of what is there now, whatever it is; something else than any checksum where nothing is. */
    String checksum(int treatment, int position) throws IOException;

    /**
     * Takes back what was written of an image that cannot be corrupted.
     *
     * @throws IOException with the reason, where the layout cannot do without an image
     */
    void leaveOut(int position, String reason) throws IOException;

    /**
     * Completes the outputs, all of which are written, and makes them last.
     *
     * @param journal the checksums of all images that were written
     * @return the files that the manifest lists one by one
     */
    List<OutputFile> finish(Journal journal, int threads) throws IOException;

    @Override
    void close() throws IOException;
}
