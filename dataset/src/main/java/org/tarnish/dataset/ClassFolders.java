package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.dataset.image.UnreadableImageException;
import org.tarnish.experiment.request.Split;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.FailureText;

/** Image files in folders that are named after their classes, see {@link ImageCollection}. */
final class ClassFolders implements Layout {
    private static final Comparator<Entry> CANONICAL = Comparator.<Entry>comparingInt(
                    entry -> entry.split().map(Split::ordinal).orElse(-1))
            .thenComparingInt(Entry::label)
            .thenComparing(Entry::name);

    private final Path place;
    private final Listing listing;
    private final String root;
    private final Map<String, Integer> indices = new HashMap<>();

    private ClassFolders(Path place, Listing listing, String root) {
        this.place = place;
        this.listing = listing;
        this.root = root;
        for (var i = 0; i < listing.entries().size(); i++) {
            indices.put(listing.entries().get(i).name(), i);
        }
    }

    static DatasetLayout.Detection detection(Path place) {
        return files -> of(place, files);
    }

    /**
     * Empty if none of the files is an image in a class folder.
     *
     * @throws DatasetException if all class folders are named as splits are
     */
    private static Optional<ClassFolders> of(Path place, List<String> files) throws DatasetException {
        var images = files.stream().filter(ImageNames::isImage).toList();
        var shape = FolderShape.of(images);
        var labels = labels(shape, images);
        var entries = new ArrayList<Entry>();
        var ignored = new ArrayList<String>();
        for (var file : files) {
            var found = ImageNames.isImage(file) ? shape.classOf(file) : null;
            if (found == null) {
                ignored.add(file);
            } else {
                entries.add(new Entry(shape.nameOf(file), labels.get(found), shape.splitOf(file)));
            }
        }
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        if (!shape.splits()
                && labels.keySet().stream()
                        .allMatch(name -> FolderShape.split(name).isPresent())) {
            throw new DatasetException("the images in " + place + " are in folders of splits (" + labels.keySet()
                    + ") without class folders below; expected is <split>/<class>/<image>");
        }
        entries.sort(CANONICAL);
        var classes = labels.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        return Optional.of(new ClassFolders(place, new Listing(classes, entries, Ignored.of(ignored)), shape.root()));
    }

    @Override
    public Listing listing() {
        return listing;
    }

    @Override
    public void read(StoredFiles files, IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        var left = new BitSet();
        IntStream.range(0, listing.entries().size()).filter(wanted).forEach(left::set);
        if (left.isEmpty()) {
            return;
        }
        var decoder = new ImageDecoder();
        files.forEach((name, content) -> {
            var index = name.startsWith(root) ? indices.get(name.substring(root.length())) : null;
            if (index != null && left.get(index)) {
                left.clear(index);
                visit(index, name, content, decoder, visitor);
            }
            return !left.isEmpty();
        });
        for (var index = left.nextSetBit(0); index >= 0; index = left.nextSetBit(index + 1)) {
            visitor.broken(index, listing.entries().get(index).name() + " is no longer in " + place);
        }
    }

    private static void visit(
            int index, String name, StoredFiles.Content content, ImageDecoder decoder, ImageCollection.Visitor visitor)
            throws IOException {
        Image image;
        try (var stream = content.open()) {
            image = decoder.decode(name, stream.readAllBytes());
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

    private static Map<String, Integer> labels(FolderShape shape, List<String> images) {
        var names = images.stream()
                .map(shape::classOf)
                .filter(name -> name != null)
                .distinct()
                .sorted()
                .toList();
        var labels = new HashMap<String, Integer>();
        names.forEach(name -> labels.put(name, labels.size()));
        return labels;
    }
}
