package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tarnish.imaging.Image;

/**
 * The images of CIFAR's binary batches, named {@code <batch>/<record>}, in the order of the batches and records: the
 * test images stand in the order that CIFAR-10-C's files have too.
 */
final class CifarBinary implements Layout {
    private final Path place;
    private final CifarFormat format;
    private final Listing listing;
    private final Map<String, Range> ranges;

    private record Range(int first, int count) {}

    private CifarBinary(Path place, CifarFormat format, Listing listing, Map<String, Range> ranges) {
        this.place = place;
        this.format = format;
        this.listing = listing;
        this.ranges = ranges;
    }

    /** @throws DatasetException if a batch comes twice, is cut off, or has a label without a class */
    static CifarBinary of(
            Path place, CifarFormat format, List<String> classes, List<CifarBatch> batches, Ignored ignored)
            throws DatasetException {
        var entries = new ArrayList<Entry>();
        var ranges = new HashMap<String, Range>();
        var files = new HashMap<String, String>();
        var ordered = batches.stream()
                .sorted(Comparator.comparingInt(batch -> format.order(batch.file())))
                .toList();
        for (var batch : ordered) {
            var other = files.put(batch.file(), batch.path());
            if (other != null) {
                throw new DatasetException(place + " holds the batch " + batch.file() + " twice: '" + other + "' and '"
                        + batch.path() + "'; name the folder of one of them");
            }
            ranges.put(batch.path(), new Range(entries.size(), batch.labels().length));
            addEntries(place, format, classes, batch, entries);
        }
        return new CifarBinary(place, format, new Listing(classes, entries, ignored), ranges);
    }

    @Override
    public Listing listing() {
        return listing;
    }

    @Override
    public void read(StoredFiles files, IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        files.forEach((name, content) -> {
            var range = ranges.get(name);
            if (range != null) {
                try (var stream = new BufferedInputStream(content.open(), format.recordBytes() * 16)) {
                    readBatch(name, range, stream, wanted, visitor);
                }
            }
            return true;
        });
    }

    private void readBatch(
            String name, Range range, InputStream stream, IntPredicate wanted, ImageCollection.Visitor visitor)
            throws IOException {
        var record = new byte[format.recordBytes()];
        for (var index = range.first(); index < range.first() + range.count(); index++) {
            if (stream.readNBytes(record, 0, record.length) < record.length) {
                throw new DatasetException("the batch '" + name + "' of " + place + " has become shorter");
            }
            if (wanted.test(index)) {
                visitor.image(index, image(record));
            }
        }
    }

    private Image image(byte[] record) {
        var samples = new byte[CifarFormat.PLANE * Image.CHANNELS];
        for (var channel = 0; channel < Image.CHANNELS; channel++) {
            var plane = format.pixelsAt() + channel * CifarFormat.PLANE;
            for (var i = 0; i < CifarFormat.PLANE; i++) {
                samples[i * Image.CHANNELS + channel] = record[plane + i];
            }
        }
        return new Image(CifarFormat.SIDE, CifarFormat.SIDE, samples);
    }

    private static void addEntries(
            Path place, CifarFormat format, List<String> classes, CifarBatch batch, List<Entry> entries)
            throws DatasetException {
        if (batch.extraBytes() != 0 || batch.labels().length == 0) {
            throw new DatasetException("the batch '" + batch.path() + "' of " + place
                    + " is cut off or damaged: its size must be a multiple of " + format.recordBytes() + " bytes, was "
                    + (long) batch.labels().length * format.recordBytes() + " + " + batch.extraBytes());
        }
        var split = Optional.of(format.split(batch.file()));
        for (var i = 0; i < batch.labels().length; i++) {
            var label = batch.labels()[i] & 0xff;
            if (label >= classes.size()) {
                throw new DatasetException("record " + i + " of the batch '" + batch.path() + "' of " + place
                        + " has label " + label + "; its file of class names allows 0.." + (classes.size() - 1));
            }
            entries.add(new Entry(String.format("%s/%05d", batch.stem(), i), label, split));
        }
    }
}
