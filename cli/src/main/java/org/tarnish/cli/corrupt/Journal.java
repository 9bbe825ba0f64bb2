package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What has been written so far: a line for each image with the checksums of all that was made of it, appended after
 * that was written. A line that is not whole, as a sudden end leaves it, is none. Safe for concurrent use.
 */
final class Journal implements AutoCloseable {
    private static final long NONE = -1;

    private final Path file;
    private final FileChannel channel;
    private final int checksums;
    private final long[] starts;
    private long end;

    /**
     * @param images how many images there are
     * @param checksums how many each has
     */
    Journal(Path file, int images, int checksums) throws IOException {
        this.file = file;
        this.checksums = checksums;
        this.starts = new long[images];
        Arrays.fill(starts, NONE);
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        load();
        channel.truncate(end);
    }

    private void load() throws IOException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            long size = channel.size();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                long after = end + line.length() + 1;
                int position = position(line);
                if (position < 0 || after > size) {
                    return;
                }
                starts[position] = end;
                end = after;
            }
        }
    }

    /** The position of a line's image; negative if the line is not whole. */
    private int position(String line) {
        int space = line.lastIndexOf(' ');
        if (space < 0 || !line.substring(space + 1).equals(sum(line.substring(0, space)))) {
            return -1;
        }
        var words = line.split(" ");
        int position = Integer.parseInt(words[0]);
        return words.length == checksums + 2 && position < starts.length ? position : -1;
    }

    private static String sum(String text) {
        var sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(sum.getValue());
    }

    /** Notes an image whose outputs are all written. */
    void add(int position, List<String> written) throws IOException {
        var text = position + " " + String.join(" ", written);
        var line = ByteBuffer.wrap((text + " " + sum(text) + "\n").getBytes(StandardCharsets.US_ASCII));
        synchronized (this) {
            long start = end;
            while (line.hasRemaining()) {
                end += channel.write(line, end);
            }
            starts[position] = start;
        }
    }

    boolean has(int position) {
        synchronized (this) {
            return starts[position] != NONE;
        }
    }

    /** How many images there are in all. */
    int images() {
        return starts.length;
    }

    /** How many images are noted. */
    int count() {
        synchronized (this) {
            return (int) Arrays.stream(starts).filter(start -> start != NONE).count();
        }
    }

    /** Takes an image back, whose outputs are not what was written. */
    void forget(int position) {
        synchronized (this) {
            starts[position] = NONE;
        }
    }

    /** The checksums of an image that is noted. */
    List<String> checksums(int position) {
        long start;
        synchronized (this) {
            start = starts[position];
        }
        try {
            var words = line(start).split(" ");
            return List.of(words).subList(1, checksums + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private String line(long start) throws IOException {
        var text = new StringBuilder();
        var buffer = ByteBuffer.allocate(1 << 13);
        for (long at = start; ; at += buffer.limit()) {
            buffer.clear();
            if (channel.read(buffer, at) < 0) {
                throw new IOException(file + " has become shorter");
            }
            buffer.flip();
            var part = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
            int stop = part.indexOf('\n');
            if (stop >= 0) {
                return text.append(part, 0, stop).toString();
            }
            text.append(part);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
