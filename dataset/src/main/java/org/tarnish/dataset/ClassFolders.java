package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.dataset.image.UnreadableImageException;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.FailureText;

/** Image files in folders that are named after their classes, see {@link ImageCollection}. Keeps each name once. */
final class ClassFolders implements Layout {
    private static final Comparator<Entry> CANONICAL = Comparator.comparingInt(Entry::splitNumber)
            .thenComparingInt(Entry::label)
            .thenComparing(Entry::name);

    /** Most bytes of an image file. */
    private static final int MOST_BYTES = (int) ArchiveLimits.DEFAULT.entryBytes();

    private final Path place;
    private final Listing listing;
    private final String root;
    private final int[] byName;

    private ClassFolders(Path place, Listing listing, String root) {
        this.place = place;
        this.listing = listing;
        this.root = root;
        byName = IntStream.range(0, listing.entries().size())
                .boxed()
                .sorted(Comparator.comparing(this::name))
                .mapToInt(index -> index)
                .toArray();
    }

    static ClassFolders of(
            Path place, FolderShape shape, List<String> classes, List<FolderContents.Image> images, Ignored ignored) {
        var labels = new HashMap<String, Integer>();
        classes.forEach(name -> labels.put(name, labels.size()));
        var entries = new ArrayList<Entry>(images.size());
        for (var image : images) {
            entries.add(new Entry(shape.nameOf(image.file()), labels.get(image.className()), image.split()));
        }
        entries.sort(CANONICAL);
        return new ClassFolders(place, new Listing(classes, entries, ignored), shape.root());
    }

    @Override
    public Listing listing() {
        return listing;
    }

    @Override
    public void read(StoredFiles files, IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        var left = new BitSet();
        IntStream.range(0, byName.length).filter(wanted).forEach(left::set);
        if (left.isEmpty()) {
            return;
        }
        var decoder = new ImageDecoder();
        files.forEach((name, content) -> {
            var index = name.startsWith(root) ? index(name.substring(root.length())) : -1;
            if (index >= 0 && left.get(index)) {
                left.clear(index);
                visit(index, name, content, decoder, visitor);
            }
            return !left.isEmpty();
        });
        for (var index = left.nextSetBit(0); index >= 0; index = left.nextSetBit(index + 1)) {
            visitor.broken(index, name(index) + " is no longer in " + place);
        }
    }

    private String name(int index) {
        return listing.entries().get(index).name();
    }

    /** The index of the entry of a name; -1 if there is none. */
    private int index(String name) {
        var low = 0;
        var high = byName.length - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var order = name(byName[middle]).compareTo(name);
            if (order == 0) {
                return byName[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static void visit(
            int index, String name, StoredFiles.Content content, ImageDecoder decoder, ImageCollection.Visitor visitor)
            throws IOException {
        Image image;
        try (var stream = content.open()) {
            var bytes = stream.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new UnreadableImageException(name + " has more than " + MOST_BYTES + " bytes");
            }
            image = decoder.decode(name, bytes);
        } catch (DatasetException e) {
            throw e;
        } catch (UnreadableImageException e) {
            visitor.broken(index, e.getMessage());
            return;
        } catch (IOException e) {
            visitor.broken(index, name + " cannot be read: " + FailureText.of(e));
            return;
        }
        visitor.image(index, image);
    }
}
