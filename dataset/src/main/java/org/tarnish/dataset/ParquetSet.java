package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tarnish.dataset.format.Source;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.dataset.image.UnreadableImageException;
import org.tarnish.dataset.parquet.ChunkReader;
import org.tarnish.dataset.parquet.Growth;
import org.tarnish.imaging.Image;

/** The images of Parquet files, in the order of their rows, one image at a time. */
final class ParquetSet implements Layout {
    private static final int DIGITS = 6;

    private final Path place;
    private final Listing listing;
    private final Map<String, Placed> tables = new HashMap<>();

    private record Placed(ParquetTable table, int first) {
        boolean isWanted(int from, int count, IntPredicate wanted) {
            return IntStream.range(first + from, first + from + count).anyMatch(wanted);
        }
    }

    private ParquetSet(Path place, Listing listing) {
        this.place = place;
        this.listing = listing;
    }

    /**
     * @param names the files, in the order of their images
     * @param tables by file
     * @param labels of the images of each file
     */
    static ParquetSet of(
            Path place,
            List<String> classes,
            List<ParquetName> names,
            Map<String, ParquetTable> tables,
            Map<String, int[]> labels,
            Ignored ignored) {
        var root = root(names);
        var entries = new ArrayList<Entry>();
        var firsts = new HashMap<String, Integer>();
        for (var name : names) {
            firsts.put(name.path(), entries.size());
            var stem = name.stem().substring(root) + "/";
            var found = labels.get(name.path());
            for (var row = 0; row < found.length; row++) {
                var number = Integer.toString(row);
                entries.add(new Entry(
                        stem + "0".repeat(Math.max(0, DIGITS - number.length())) + number, found[row], name.split()));
            }
        }
        var set = new ParquetSet(place, new Listing(classes, entries, ignored).inOwnOrder());
        firsts.forEach((path, first) -> set.tables.put(path, new Placed(tables.get(path), first)));
        return set;
    }

    /** Length of the folder that all files have in common, which says nothing. */
    private static int root(List<ParquetName> names) {
        var first = names.get(0).path();
        for (var at = first.lastIndexOf('/'); at >= 0; at = first.lastIndexOf('/', at - 1)) {
            var folder = first.substring(0, at + 1);
            if (names.stream().allMatch(name -> name.path().startsWith(folder))) {
                return at + 1;
            }
        }
        return 0;
    }

    @Override
    public Listing listing() {
        return listing;
    }

    @Override
    public void read(StoredFiles files, IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        var left = new HashMap<String, Placed>();
        tables.forEach((file, placed) -> {
            if (placed.isWanted(0, placed.table().count(), wanted)) {
                left.put(file, placed);
            }
        });
        if (left.isEmpty()) {
            return;
        }
        files.forEach((name, content) -> {
            var placed = left.remove(name);
            if (placed != null) {
                read(name, placed, content, wanted, visitor);
            }
            return !left.isEmpty();
        });
        for (var file : left.keySet()) {
            throw new DatasetException("'" + Shown.text(file) + "' is no longer in " + place);
        }
    }

    private void read(
            String name,
            Placed placed,
            StoredFiles.Content content,
            IntPredicate wanted,
            ImageCollection.Visitor visitor)
            throws IOException {
        var table = placed.table();
        var decoder = new ImageDecoder();
        var growth = new Growth(table.length());
        try (var stream = new BufferedInputStream(content.open(), 1 << 16)) {
            var file = new Source(stream);
            var row = 0;
            for (var group = 0; group < table.rows().size(); group++) {
                var rows = table.rows().get(group);
                var chunk = table.imageChunks().get(group);
                if (placed.isWanted(row, rows, wanted)) {
                    try (var images = guarded(name, () -> new ChunkReader(file, table.images(), chunk, growth))) {
                        for (var i = 0; i < rows; i++) {
                            var index = placed.first() + row + i;
                            var isWanted = wanted.test(index);
                            var bytes = guarded(name, () -> images.next(isWanted));
                            if (isWanted) {
                                visit(index, bytes, decoder, visitor);
                            }
                        }
                    }
                }
                row += rows;
            }
        }
    }

    /** Reads what may be damaged, apart from what a visitor throws. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T guarded(String file, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (DatasetException | InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DatasetException("'" + Shown.text(file) + "' of " + place + " " + ParquetImages.reason(e), e);
        }
    }

    private void visit(int index, byte[] bytes, ImageDecoder decoder, ImageCollection.Visitor visitor)
            throws IOException {
        var name = listing.entries().get(index).name();
        if (bytes == null) {
            visitor.broken(
                    index,
                    name + " has no bytes: the file may name images that lie elsewhere; write it with these inside");
            return;
        }
        Image image;
        try {
            image = decoder.decode(name, bytes);
        } catch (UnreadableImageException e) {
            visitor.broken(index, e.getMessage());
            return;
        }
        visitor.image(index, image);
    }
}
