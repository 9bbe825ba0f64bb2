package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.FilePart;

/**
 * Clean images of one size in a temporary file. Arrays have no gaps, so which images can be read must be known before
 * the first is written. Safe for concurrent use.
 */
final class Spool implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final ImageSize extent;
    private final BitSet there = new BitSet();

    Spool(Path file, ImageSize extent) throws IOException {
        this.file = file;
        this.extent = extent;
        this.channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    ImageSize extent() {
        return extent;
    }

    void put(int position, Image image) throws IOException {
        FilePart.write(channel, ByteBuffer.wrap(image.samples()), (long) position * extent.bytes());
        synchronized (there) {
            there.set(position);
        }
    }

    /** The positions that have been put. */
    BitSet positions() {
        synchronized (there) {
            return (BitSet) there.clone();
        }
    }

    /** Streams images that have been put, as {@link Crew.Reading} wants it. */
    void read(IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        for (int position = there.nextSetBit(0); position >= 0; position = there.nextSetBit(position + 1)) {
            if (wanted.test(position)) {
                var samples = new byte[extent.bytes()];
                FilePart.read(channel, ByteBuffer.wrap(samples), (long) position * extent.bytes());
                visitor.image(position, new Image(extent.width(), extent.height(), samples));
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}
