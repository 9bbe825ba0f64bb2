package org.tarnish.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The images of one corruption at one severity in a set of corrupted images as they are published: CIFAR-10-C's {@code
 * <corruption>.npy} beside {@code labels.npy}, where each fifth of an array is a severity, or ImageNet-C's {@code
 * <corruption>/<severity>/<class>/<image>}, or the folders {@code <corruption>-<severity>} that Tarnish writes. Labels in
 * arrays are positions in the data set's classes.
 */
final class CorruptedImages implements ImageCollection {
    private final StoredFiles files;
    private final String corruption;
    private final int severity;
    private final List<String> classes;
    private Found found;

    CorruptedImages(StoredFiles files, String corruption, int severity, List<String> classes) {
        this.files = files;
        this.corruption = corruption;
        this.severity = severity;
        this.classes = List.copyOf(classes);
    }

    /** Either a layout of the set's own files, or a collection below one of its folders. */
    private record Found(Listing listing, Layout layout, ImageCollection folders) {}

    @Override
    public Listing list() throws IOException {
        return found().listing();
    }

    @Override
    public void read(IntPredicate wanted, Visitor visitor) throws IOException {
        if (found().folders() != null) {
            found().folders().read(wanted, visitor);
        } else {
            found().layout().read(files, wanted, visitor);
        }
    }

    /** That of the whole set. */
    @Override
    public String fingerprint() throws IOException {
        return files.fingerprint();
    }

    @Override
    public String toString() {
        return files.place() + " (" + corruption + ", severity " + severity + ")";
    }

    private synchronized Found found() throws IOException {
        if (found == null) {
            var set = CorruptedSet.of(files, List.of(corruption));
            var below = set.folder(corruption, severity);
            found = below.isPresent() ? folders(below.get()) : arrays(set);
        }
        return found;
    }

    private Found folders(String below) throws IOException {
        var images = new FileCollection(new FilesBelow(files, below), Optional.of(DatasetLayouts.CLASS_FOLDERS));
        return new Found(images.list().in("folders of corrupted images"), null, images);
    }

    private Found arrays(CorruptedSet set) throws DatasetException {
        var stack = set.stack(corruption, severity, !classes.isEmpty());
        var layout = StackedImages.of(files.place(), classes, List.of(stack), Ignored.of(List.of()));
        return new Found(layout.listing().in("arrays of corrupted images"), layout, null);
    }
}
