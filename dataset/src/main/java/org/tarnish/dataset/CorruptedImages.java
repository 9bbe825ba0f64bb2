package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/**
 * The images of one corruption at one severity in a set of corrupted images as they are published: CIFAR-10-C's {@code
 * <corruption>.npy} beside {@code labels.npy}, where each fifth of an array is a severity, or ImageNet-C's {@code
 * <corruption>/<severity>/<class>/<image>}, or the folders {@code <corruption>-<severity>} that Tarnish writes. Labels in
 * arrays are positions in the data set's classes.
 */
final class CorruptedImages implements ImageCollection {
    private static final int SEVERITIES = 5;
    private static final String LABELS = "labels.npy";
    private static final int BUFFER = 1 << 16;

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
            var look = new Look();
            files.forEach(look);
            found = look.found();
        }
        return found;
    }

    /** One pass over the files. */
    private final class Look implements StoredFiles.Visitor {
        private final Set<String> there = new TreeSet<>();
        private final Set<String> folders = new HashSet<>();
        private NumpyArray labels;
        private NumpyArray images;

        @Override
        public boolean file(String name, StoredFiles.Content content) throws IOException {
            if (Junk.isAside(name)) {
                return true;
            }
            var last = name.substring(name.lastIndexOf('/') + 1);
            if (last.equals(LABELS)) {
                labels = scan(name, content, labels);
            } else if (last.equals(corruption + ".npy")) {
                images = scan(name, content, images);
            }
            if (last.endsWith(".npy")) {
                note(last.substring(0, last.length() - ".npy".length()));
            } else {
                folder(name.split("/"));
            }
            return true;
        }

        private NumpyArray scan(String name, StoredFiles.Content content, NumpyArray before) throws IOException {
            if (before != null) {
                throw new DatasetException(files.place() + " holds '" + before.file() + "' and '" + name
                        + "'; name the folder of one of them");
            }
            try (var stream = new BufferedInputStream(content.open(), BUFFER)) {
                return NumpyArray.scan(name, "", stream);
            }
        }

        private void folder(String[] parts) {
            for (int i = 0; i + 2 < parts.length; i++) {
                note(parts[i]);
                if (parts[i].equals(corruption) && parts[i + 1].equals(Integer.toString(severity))) {
                    folders.add(String.join("/", Arrays.asList(parts).subList(0, i + 2)) + "/");
                    return;
                }
                if (parts[i].equals(corruption + "-" + severity)) {
                    folders.add(String.join("/", Arrays.asList(parts).subList(0, i + 1)) + "/");
                    return;
                }
            }
        }

        private void note(String word) {
            var name = word.replaceFirst("-[1-5]$", "");
            if (Corruptions.names().contains(name)) {
                there.add(name);
            }
        }

        Found found() throws IOException {
            if (images != null && folders.isEmpty()) {
                var layout = arrays();
                return new Found(layout.listing().in("arrays of corrupted images"), layout, null);
            }
            if (images == null && folders.size() == 1) {
                var below = new FileCollection(
                        new FilesBelow(files, folders.iterator().next()), Optional.of(DatasetLayouts.CLASS_FOLDERS));
                return new Found(below.list().in("folders of corrupted images"), null, below);
            }
            if (images == null && folders.isEmpty()) {
                throw new DatasetException(files.place() + " holds no images of " + corruption + " at severity "
                        + severity + "; expected is " + corruption + ".npy beside " + LABELS + ", or " + corruption
                        + "/"
                        + severity + "/<class>/<image>; there are "
                        + (there.isEmpty() ? "no corruptions" : "of the corruptions " + String.join(", ", there)));
            }
            throw new DatasetException(files.place() + " holds images of " + corruption + " at severity " + severity
                    + " in several places; name the folder of one of them");
        }

        private StackedImages arrays() throws DatasetException {
            if (classes.isEmpty()) {
                throw new DatasetException(
                        files.place() + " holds arrays whose labels are positions, which a mapping of"
                                + " classes changes; give folders of classes instead, or leave dataset.classes out");
            }
            var head = usable(images).head();
            var shape = head.shape();
            if (!head.type().samples()
                    || head.fortran()
                    || shape.size() != 4
                    || shape.get(3) != 3
                    || shape.get(0) % SEVERITIES != 0
                    || !SampleOrder.fits(shape.get(2), shape.get(1))) {
                throw new DatasetException(
                        files.place().resolve(images.file()) + " must be uint8 of shape [" + SEVERITIES
                                + " N, H, W, 3], a fifth for each severity, was "
                                + head.type().word() + " of shape " + shape);
            }
            int count = shape.get(0) / SEVERITIES;
            var order = SampleOrder.interleaved(shape.get(2), shape.get(1));
            var stack = new Stack(
                    images.file(),
                    Unpacking.NONE,
                    "",
                    head.bytes() + (severity - 1L) * count * order.bytes(),
                    order,
                    corruption + "-" + severity,
                    6,
                    Optional.empty(),
                    labels(count),
                    labels.file());
            return StackedImages.of(files.place(), classes, List.of(stack), Ignored.of(List.of()));
        }

        /** One for each image; a file of five times as many repeats them for each severity. */
        private int[] labels(int count) throws DatasetException {
            if (labels == null) {
                throw new DatasetException(files.place() + " holds " + images.file() + " but no " + LABELS
                        + " beside it, which says the images' classes");
            }
            var numbers = usable(labels).numbers();
            if (numbers == null || numbers.length != count && numbers.length != count * SEVERITIES) {
                throw new DatasetException(files.place().resolve(labels.file()) + " must be " + count + " or "
                        + count * SEVERITIES + " whole numbers, as there are images, was of shape "
                        + labels.head().shape());
            }
            for (int i = count; i < numbers.length; i++) {
                if (numbers[i] != numbers[i - count]) {
                    throw new DatasetException(files.place().resolve(labels.file()) + " does not repeat its labels for"
                            + " each of five severities: number " + i + " is " + numbers[i] + ", number " + (i - count)
                            + " is " + numbers[i - count]
                            + "; the arrays may hold fewer severities, which folders can say and arrays cannot");
                }
            }
            return Labels.narrow(Arrays.copyOf(numbers, count));
        }

        private NumpyArray usable(NumpyArray array) throws DatasetException {
            if (array.problem() != null) {
                throw new DatasetException(files.place().resolve(array.file()) + " " + array.problem());
            }
            return array;
        }
    }
}
