package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.IdxFile;
import org.tarnish.experiment.request.Split;
import org.tarnish.machine.file.FailureText;

/**
 * MNIST's idx files and those of its kin (Fashion-MNIST, EMNIST, KMNIST): {@code train-images-idx3-ubyte} beside {@code
 * train-labels-idx1-ubyte}, and {@code t10k-} or {@code test-}, plain or compressed with gzip. Classes are the labels; those
 * of EMNIST's letters begin at 1.
 */
final class IdxImages implements DatasetLayout.Detection {
    private static final String GZIP = ".gz";

    private final Path place;
    private final Map<String, IdxFile> heads = new TreeMap<>();
    private final Map<String, long[]> labels = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();

    IdxImages(Path place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        var file = fileOf(name);
        if (!file.matches(".*(images|labels)[-.]idx[0-9]-(ubyte|int)(\\.gz)?")) {
            return;
        }
        try (var stream = new BufferedInputStream(opened(file, content))) {
            var head = IdxFile.read(stream);
            if (file.contains("labels")) {
                labels.put(name, head.numbers(stream, Labels.MOST));
            } else {
                heads.put(name, head);
            }
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            failures.put(name, e instanceof FormatException ? e.getMessage() : "cannot be read: " + FailureText.of(e));
        }
    }

    private static InputStream opened(String file, StoredFiles.Content content) throws IOException {
        var stream = content.open();
        try {
            return file.endsWith(GZIP) ? new GZIPInputStream(stream) : stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private static String fileOf(String name) {
        return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<StackedImages> layout(StoredNames names) throws DatasetException {
        for (var failure : failures.entrySet()) {
            throw new DatasetException("'" + Shown.text(failure.getKey()) + "' of " + place + " " + failure.getValue());
        }
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        var used = new HashSet<String>();
        var bySplit = new TreeMap<Split, String>();
        for (var images : heads.keySet()) {
            var split = fileOf(images).contains("train") ? Split.TRAIN : Split.TEST;
            var other = bySplit.put(split, images);
            if (other != null) {
                throw new DatasetException(place + " holds '" + Shown.text(other) + "' and '" + Shown.text(images)
                        + "', both of " + split.label() + " images; give a folder with the files of one of them");
            }
            used.add(images);
            used.add(labelsOf(images));
        }
        var smallest = Long.MAX_VALUE;
        for (var images : bySplit.values()) {
            smallest = Math.min(
                    smallest, Arrays.stream(labels.get(labelsOf(images))).min().orElse(0));
        }
        // EMNIST's letters are 1 to 26.
        var first = smallest == 1 ? 1 : 0;
        var stacks = new ArrayList<Stack>();
        for (var split : bySplit.entrySet()) {
            stacks.add(stack(split.getValue(), split.getKey(), first));
        }
        return Optional.of(
                StackedImages.of(place, classes(stacks, first), stacks, Ignored.of(new Others(names.files(), used))));
    }

    private List<String> classes(List<Stack> stacks, int first) throws DatasetException {
        var all = stacks.stream()
                .flatMapToInt(stack -> Arrays.stream(stack.labels()))
                .mapToLong(label -> label)
                .toArray();
        return ClassNames.numbers(place, stacks.get(0).labelFile(), all).stream()
                .map(name -> Long.toString(Long.parseLong(name) + first))
                .toList();
    }

    private String labelsOf(String images) throws DatasetException {
        var file = images.substring(images.lastIndexOf('/') + 1);
        var folder = images.substring(0, images.length() - file.length());
        var plain =
                file.replaceAll("(?i)\\.gz$", "").replace("images", "labels").replace("idx3", "idx1");
        for (var candidate : List.of(folder + plain, folder + plain + GZIP)) {
            if (labels.containsKey(candidate)) {
                return candidate;
            }
        }
        throw new DatasetException("the images '" + Shown.text(images) + "' of " + place + " have no labels '"
                + Shown.text(plain) + "' beside them; fetch these too");
    }

    private Stack stack(String images, Split split, int first) throws DatasetException {
        var head = heads.get(images);
        var file = labelsOf(images);
        var given = labels.get(file);
        var shape = head.shape();
        if (!head.type().samples()
                || shape.size() != 3
                || shape.get(0) != given.length
                || !SampleOrder.fits(shape.get(2), shape.get(1))) {
            throw new DatasetException("'" + Shown.text(images) + "' of " + place
                    + " must be uint8 of shape [" + given.length + ", H, W] for its labels, was "
                    + head.type().word() + " of shape " + shape);
        }
        return new Stack(
                images,
                images.endsWith(GZIP) ? Unpacking.GZIP : Unpacking.NONE,
                "",
                head.bytes(),
                SampleOrder.grey(shape.get(2), shape.get(1)),
                split.label(),
                6,
                Optional.of(split),
                Labels.narrow(Arrays.stream(given).map(label -> label - first).toArray()),
                file);
    }
}
