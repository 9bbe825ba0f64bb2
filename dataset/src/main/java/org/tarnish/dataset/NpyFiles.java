package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.NpyArray;
import org.tarnish.imaging.format.NpyFormatException;
import org.tarnish.imaging.format.NpyType;

/**
 * A folder with {@code images.npy} (uint8, {@code N x H x W x 3}) and {@code labels.npy} (uint8, int32 or int64,
 * {@code N}), in the order of the arrays. Class names are the lines of {@code classes.txt}, else the labels themselves.
 */
final class NpyFiles implements Layout {
    static final String IMAGES = "images.npy";
    static final String LABELS = "labels.npy";
    private static final String CLASSES = "classes.txt";

    private final NpyArray images;
    private final Listing listing;

    private NpyFiles(NpyArray images, Listing listing) {
        this.images = images;
        this.listing = listing;
    }

    /** Arrays lie in folders alone: archives would have to be unpacked to map them. */
    static DatasetLayout.Detection detection(Path place) {
        return files -> Files.isDirectory(place) && files.containsAll(List.of(IMAGES, LABELS))
                ? Optional.of(of(place, files))
                : Optional.empty();
    }

    /** @throws DatasetException if an array is damaged or of another form, or a label has no class */
    static NpyFiles of(Path folder, List<String> files) throws IOException {
        try {
            var images = map(folder.resolve(IMAGES));
            var shape = images.shape();
            if (images.type() != NpyType.UINT8 || shape.size() != 4 || shape.get(3) != Image.CHANNELS) {
                throw new DatasetException(folder.resolve(IMAGES) + " must be uint8 of shape [N, H, W, 3], was "
                        + images.type().descriptor() + " of shape " + shape);
            }
            var labels = labels(folder.resolve(LABELS), shape.get(0));
            var classes = classes(folder, labels);
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] < 0 || labels[i] >= classes.size()) {
                    throw new DatasetException("image " + i + " has label " + labels[i] + " in "
                            + folder.resolve(LABELS) + "; allowed are 0.." + (classes.size() - 1));
                }
                entries.add(new Entry(String.format("images/%06d", i), (int) labels[i], Optional.empty()));
            }
            var others = new ArrayList<>(files);
            others.removeAll(List.of(IMAGES, LABELS, CLASSES));
            return new NpyFiles(images, new Listing(classes, entries, Ignored.of(others)));
        } catch (NpyFormatException e) {
            throw new DatasetException(e.getMessage(), e);
        }
    }

    private static NpyArray map(Path file) throws IOException {
        new RegularFiles().require(file);
        return NpyArray.map(file);
    }

    private static long[] labels(Path file, int count) throws IOException {
        var array = map(file);
        if (array.type() == NpyType.FLOAT32 || !array.shape().equals(List.of(count))) {
            throw new DatasetException(file + " must be whole numbers of shape [" + count + "] as the images, was "
                    + array.type().descriptor() + " of shape " + array.shape());
        }
        return IntStream.range(0, count)
                .mapToLong(i -> switch (array.type()) {
                    case UINT8 -> array.data().get(i) & 0xff;
                    case INT32 -> array.data().getInt(i * Integer.BYTES);
                    default -> array.data().getLong(i * Long.BYTES);
                })
                .toArray();
    }

    private static List<String> classes(Path folder, long[] labels) throws IOException {
        if (Files.exists(folder.resolve(CLASSES))) {
            new RegularFiles().require(folder.resolve(CLASSES));
            return Files.readAllLines(folder.resolve(CLASSES)).stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
        long largest = IntStream.range(0, labels.length)
                .mapToLong(i -> labels[i])
                .max()
                .orElse(-1);
        if (largest >= labels.length) {
            throw new DatasetException("the largest label in " + folder.resolve(LABELS) + " is " + largest + " of only "
                    + labels.length + " images; name the classes in " + CLASSES + " if that is right");
        }
        return IntStream.rangeClosed(0, (int) largest).mapToObj(String::valueOf).toList();
    }

    @Override
    public Listing listing() {
        return listing;
    }

    @Override
    public void read(StoredFiles files, IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        int height = images.shape().get(1);
        int width = images.shape().get(2);
        for (int i = 0; i < listing.entries().size(); i++) {
            if (wanted.test(i)) {
                var samples = new byte[height * width * Image.CHANNELS];
                images.data().get(i * samples.length, samples);
                visitor.image(i, new Image(width, height, samples));
            }
        }
    }
}
