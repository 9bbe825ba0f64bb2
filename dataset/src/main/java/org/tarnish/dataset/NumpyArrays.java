package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.machine.file.FailureText;

/**
 * Arrays of images beside arrays of labels, in {@code .npy} files or {@code .npz} archives: {@code images} and {@code
 * labels}, {@code x_train} and {@code y_train}, {@code cifar10.1_v6_data} and {@code cifar10.1_v6_labels}
 * ({@link ArrayName}). Images are uint8, {@code N x H x W} (grey), {@code N x H x W x 3} or {@code N x 3 x H x W};
 * labels whole numbers, {@code N} or {@code N x 1}. Class names are the lines of {@code classes.txt}, else the labels.
 */
final class NumpyArrays implements DatasetLayout.Detection {
    private static final List<String> CLASSES = List.of("classes.txt", "class_names.txt", "classnames.txt");

    private final Path place;
    private final Map<String, NumpyArray> arrays = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();
    private final Map<String, List<String>> classes = new TreeMap<>();
    private final Map<String, DatasetException> brokenClasses = new HashMap<>();

    NumpyArrays(Path place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        if (CLASSES.contains(name.substring(name.lastIndexOf('/') + 1))) {
            try {
                classes.put(name, ClassNames.read(place, name, content));
            } catch (DatasetException e) {
                brokenClasses.put(name, e);
            }
        } else if (name.endsWith(".npy") || name.endsWith(".npz")) {
            arrays(name, content);
        }
    }

    private void arrays(String name, StoredFiles.Content content) throws IOException {
        var unpacking = name.endsWith(".npz") ? Unpacking.NPZ : Unpacking.NONE;
        try (var stream = new BufferedInputStream(content.open(), 1 << 16)) {
            unpacking.forEach(stream, (part, in) -> {
                if (part.isEmpty() || part.endsWith(".npy")) {
                    var array = NumpyArray.scan(name, part, in);
                    arrays.put(array.path(), array);
                    if (arrays.size() > ArrayName.MOST) {
                        throw new DatasetException(place + " holds more than " + ArrayName.MOST
                                + " arrays of NumPy; give a folder with those that are meant");
                    }
                }
            });
        } catch (DatasetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            failures.put(name, e instanceof FormatException ? e.getMessage() : "cannot be read: " + FailureText.of(e));
        }
    }

    @Override
    public Optional<StackedImages> layout(StoredNames names) throws DatasetException {
        var pairs = ArrayName.pairs(arrays.values());
        for (var failure : failures.entrySet()) {
            var name = failure.getKey();
            if (name.endsWith(".npz") || ArrayName.of(name).isPresent()) {
                throw broken(name, failure.getValue());
            }
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        requireOneEach(pairs);
        var used = new HashSet<String>();
        var stems = pairs.stream().map(pair -> pair.images().stem()).collect(Collectors.toSet());
        var stacks = new ArrayList<Stack>();
        for (var pair : pairs) {
            used.add(pair.images().file());
            used.add(pair.labels().file());
            stacks.add(stack(pair, stems.size() < pairs.size()));
        }
        var classNames = classes(pairs, used);
        return Optional.of(StackedImages.of(place, classNames, stacks, Ignored.of(new Others(names.files(), used))));
    }

    private void requireOneEach(List<ArrayName.Pair> pairs) throws DatasetException {
        var seen = new HashMap<Object, String>();
        for (var pair : pairs) {
            var path = pair.images().path();
            var other = seen.put(pair.split(), path);
            if (other != null || pairs.size() > 1 && pair.split().isEmpty()) {
                var names = pairs.stream().map(one -> one.images().path()).toList();
                throw new DatasetException(place + " holds several arrays of images with labels: " + Shown.names(names)
                        + "; give a folder with the one that is meant, or name them after their splits (train_images,"
                        + " test_images)");
            }
        }
    }

    private List<String> classes(List<ArrayName.Pair> pairs, Set<String> used) throws DatasetException {
        for (var name : CLASSES) {
            for (var folder : List.of(pairs.get(0).images().folder(), "")) {
                var file = folder + name;
                if (brokenClasses.containsKey(file)) {
                    throw brokenClasses.get(file);
                }
                if (classes.containsKey(file)) {
                    used.add(file);
                    return classes.get(file);
                }
            }
        }
        var all = pairs.stream()
                .flatMapToLong(pair -> Arrays.stream(pair.labels().numbers()))
                .toArray();
        return ClassNames.numbers(place, pairs.get(0).labels().path(), all);
    }

    private Stack stack(ArrayName.Pair pair, boolean alike) throws DatasetException {
        var images = pair.images();
        var labels = pair.labels();
        if (labels.problem() != null) {
            throw broken(labels.path(), labels.problem());
        }
        if (images.problem() != null) {
            throw broken(images.path(), images.problem());
        }
        var order = order(images);
        var count = images.head().shape().get(0);
        if (labels.numbers() == null || labels.numbers().length != count) {
            throw broken(
                    labels.path(),
                    "must be whole numbers of shape [" + count + "] as the images, was "
                            + labels.head().type().word() + " of shape "
                            + labels.head().shape());
        }
        return new Stack(
                images.file(),
                FortranOrder.over(
                        images.file().endsWith(".npz") ? Unpacking.NPZ : Unpacking.NONE, arraysOf(images.file())),
                images.part(),
                images.head().fortran() ? 0 : images.head().bytes(),
                order,
                alike ? images.stemWithFolder() : images.stem(),
                6,
                pair.split(),
                Labels.narrow(labels.numbers()),
                labels.path());
    }

    private List<NumpyArray> arraysOf(String file) {
        return arrays.values().stream()
                .filter(array -> array.file().equals(file))
                .toList();
    }

    private SampleOrder order(NumpyArray images) throws DatasetException {
        var head = images.head();
        var shape = head.shape();
        var last = shape.get(shape.size() - 1);
        var first = shape.size() < 2 ? 0 : shape.get(1);
        if (head.type().samples() && shape.size() == 4 && last == 3 && first == 3) {
            throw broken(
                    images.path(),
                    "may be N x H x W x 3 or N x 3 x H x W, as its shape is " + shape
                            + "; save it transposed so that only one of them fits, or as files in class folders");
        }
        SampleOrder order = null;
        if (head.type().samples() && shape.size() == 3 && SampleOrder.fits(last, first)) {
            order = SampleOrder.grey(last, first);
        } else if (head.type().samples()
                && shape.size() == 4
                && SampleOrder.fits(shape.get(2), Math.max(last, first))) {
            order = last == 3
                    ? SampleOrder.interleaved(shape.get(2), first)
                    : first == 3
                            ? SampleOrder.planar(last, shape.get(2), 0)
                            : last == 1
                                    ? SampleOrder.grey(shape.get(2), first)
                                    : first == 1 ? SampleOrder.grey(last, shape.get(2)) : null;
        }
        if (order == null) {
            throw broken(
                    images.path(),
                    "must be uint8 of shape [N, H, W, 3], [N, 3, H, W] or [N, H, W], was "
                            + head.type().word() + " of shape " + shape
                            + (head.type().kind() == 'f' ? "; save (images * 255).round().astype('uint8')" : ""));
        }
        return order;
    }

    private DatasetException broken(String file, String what) {
        return new DatasetException(place + "/" + Shown.text(file) + " " + what);
    }
}
