package org.tarnish.dataset.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.Source;

/**
 * The values of one column in one row group, in the order of the rows, one at a time. Besides the value itself it holds the
 * dictionary, if the column has one, and never a page. Not thread-safe.
 */
public final class ChunkReader implements AutoCloseable {
    /** Most bytes of one value. */
    private static final int MOST_BYTES = 64 << 20;

    /** Most bytes of a dictionary's values: the first thousand images of a row group, where a writer tries one. */
    private static final int MOST_DICTIONARY = 192 << 20;

    private static final int MOST_LEVELS = 16 << 20;
    private static final int MOST_ENTRIES = 1 << 20;

    private final Column column;
    private final Chunk chunk;
    private final Part pages;
    private final Growth growth;
    private final List<byte[]> dictionary = new ArrayList<>();
    private Part page;
    private InputStream expanded;
    private Source values;
    private HybridRuns levels;
    private HybridRuns positions;
    private int left;

    /**
     * @param file from its beginning; read as far as the end of an earlier chunk, or not at all
     * @param growth of all chunks of the file
     * @throws FormatException if the chunk lies before where the file has been read to
     */
    public ChunkReader(Source file, Column column, Chunk chunk, Growth growth) throws IOException {
        if (chunk.start() < file.position()) {
            throw new FormatException("has its row groups in another order than it says");
        }
        file.skip(chunk.start() - file.position());
        this.column = column;
        this.chunk = chunk;
        this.growth = growth;
        pages = new Part(file.stream(), chunk.bytes());
    }

    /**
     * The value of the next row: bytes, or a number's bytes from the lowest on; null if it is absent or not wanted.
     *
     * @throws FormatException if there is none, or it is damaged
     */
    public byte[] next(boolean wanted) throws IOException {
        while (left == 0) {
            begin();
        }
        left--;
        if (levels != null && levels.next() < column.optional()) {
            return null;
        }
        return positions == null ? plain(wanted) : referred(wanted);
    }

    private byte[] referred(boolean wanted) throws IOException {
        var position = positions.next();
        if (position < 0 || position >= dictionary.size()) {
            throw new FormatException("is damaged: value " + position + " of a dictionary of " + dictionary.size());
        }
        var found = dictionary.get(position);
        growth.add(wanted ? found.length : 0);
        return found;
    }

    private byte[] plain(boolean wanted) throws IOException {
        var bytes = column.isBytes() ? values.unsigned(4, false) : column.type() == Column.INT64 ? 8 : 4;
        if (!wanted) {
            values.skip(bytes);
            return null;
        }
        if (bytes > MOST_BYTES) {
            throw new FormatException("holds a value of " + bytes + " bytes in '" + FormatException.shown(column.top())
                    + "'; at most " + MOST_BYTES + " are read");
        }
        return values.bytes((int) bytes);
    }

    /** Goes on to the next page that holds something. */
    private void begin() throws IOException {
        leave();
        if (pages.left() == 0) {
            throw new FormatException("is damaged: a column has fewer than its " + chunk.values() + " values");
        }
        var head = PageHead.read(new Source(pages));
        if (head.stored() > pages.left()) {
            throw new FormatException(
                    "is damaged: a page of " + head.stored() + " bytes where there are " + pages.left());
        }
        growth.add(head.expanded());
        page = new Part(pages, head.stored());
        switch (head.kind()) {
            case INDEX -> {}
            case DICTIONARY -> dictionary(head);
            default -> data(head);
        }
    }

    private void dictionary(PageHead head) throws IOException {
        open(head, head.expanded());
        if (head.encoding() != PageHead.PLAIN && !head.positions() || head.values() > MOST_ENTRIES) {
            throw new FormatException("has a dictionary in an unknown form of " + head.values() + " values");
        }
        var bytes = 0L;
        dictionary.clear();
        for (var i = 0; i < head.values(); i++) {
            var one = plain(true);
            dictionary.add(one);
            bytes += one.length;
            if (bytes > MOST_DICTIONARY) {
                throw new FormatException("has a dictionary of more than " + MOST_DICTIONARY + " bytes in '"
                        + FormatException.shown(column.top()) + "'; write it without one (use_dictionary=False)");
            }
        }
    }

    private void data(PageHead head) throws IOException {
        levels = null;
        if (head.kind() == PageHead.Kind.DATA_2) {
            var source = new Source(page);
            source.skip(head.lists());
            levels(source, head.levels());
            open(head, head.expanded() - head.levels() - head.lists());
        } else {
            open(head, head.expanded());
            if (column.optional() > 0) {
                levels(values, values.unsigned(4, false));
            }
        }
        positions = null;
        if (head.positions()) {
            positions = new HybridRuns(values, head.values() == 0 ? 0 : values.oneByte());
        } else if (head.encoding() != PageHead.PLAIN) {
            throw new FormatException("has a column in the encoding " + head.encoding()
                    + ", which is not read; write it" + " with the encodings PLAIN or RLE_DICTIONARY");
        }
        left = head.values();
    }

    private void levels(Source source, long bytes) throws IOException {
        if (bytes > MOST_LEVELS) {
            throw new FormatException("is damaged: levels of " + bytes + " bytes");
        }
        var read = source.bytes((int) bytes);
        if (column.optional() > 0) {
            levels = new HybridRuns(
                    new Source(new ByteArrayInputStream(read)),
                    Integer.SIZE - Integer.numberOfLeadingZeros(column.optional()));
        }
    }

    private void open(PageHead head, int bytes) throws IOException {
        expanded = head.compressed() && bytes > 0 ? Codecs.expanded(chunk.codec(), page) : page;
        values = new Source(new Part(expanded, Math.max(0, bytes)));
    }

    private void leave() throws IOException {
        if (expanded != null) {
            expanded.close();
            expanded = null;
        }
        if (page != null) {
            page.skipNBytes(page.left());
            page = null;
        }
    }

    /** Leaves the file open. */
    @Override
    public void close() throws IOException {
        if (expanded != null) {
            expanded.close();
        }
    }
}
