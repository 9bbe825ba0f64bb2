package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.MatFile;
import org.tarnish.experiment.request.Split;
import org.tarnish.machine.file.FailureText;

/**
 * SVHN's cropped digits (Y. Netzer et al., NIPS workshop 2011): {@code train_32x32.mat} and {@code test_32x32.mat}, each
 * with {@code X} of H x W x 3 x N and {@code y} of N labels, of which 10 is the digit 0 and becomes label 0. The extra
 * images are not used.
 */
final class Svhn implements DatasetLayout.Detection {
    private static final List<String> CLASSES = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private final Path place;
    private final Map<String, List<MatFile.Matrix>> files = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();

    Svhn(Path place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        if (split(name).isEmpty()) {
            return;
        }
        try (var stream = new BufferedInputStream(content.open(), 1 << 16)) {
            files.put(name, MatFile.read(stream, Labels.MOST));
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            failures.put(name, e instanceof FormatException ? e.getMessage() : "cannot be read: " + FailureText.of(e));
        }
    }

    private static Optional<Split> split(String name) {
        return switch (name.substring(name.lastIndexOf('/') + 1)) {
            case "train_32x32.mat" -> Optional.of(Split.TRAIN);
            case "test_32x32.mat" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<StackedImages> layout(StoredNames names) throws DatasetException {
        for (var failure : failures.entrySet()) {
            throw broken(failure.getKey(), failure.getValue());
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        var stacks = new ArrayList<Stack>();
        for (var split : List.of(Split.TRAIN, Split.TEST)) {
            for (var file : files.keySet()) {
                if (split(file).equals(Optional.of(split))) {
                    stacks.add(stack(split, file));
                }
            }
        }
        if (stacks.stream().map(Stack::split).distinct().count() < stacks.size()) {
            throw new DatasetException(place + " holds SVHN more than once; name the folder of one of them");
        }
        return Optional.of(StackedImages.of(
                place, CLASSES, stacks, Ignored.of(new Others(names.files(), new HashSet<>(files.keySet())))));
    }

    private Stack stack(Split split, String file) throws DatasetException {
        var images = matrix(file, "X");
        var labels = matrix(file, "y").numbers();
        var shape = images.shape();
        if (labels == null
                || !images.type().samples()
                || shape.size() != 4
                || shape.get(2) != 3
                || shape.get(3) != labels.length
                || !SampleOrder.fits(shape.get(1), shape.get(0))) {
            throw broken(
                    file,
                    "must have 'X' of uint8 of shape [H, W, 3, N] and 'y' of N whole numbers, was "
                            + images.type().word() + " of shape " + shape + " and "
                            + (labels == null ? "no such numbers" : labels.length + " numbers"));
        }
        return new Stack(
                file,
                images.at() < 0 ? Unpacking.NONE : Unpacking.inflated(images.at()),
                "",
                images.start(),
                SampleOrder.columns(shape.get(1), shape.get(0)),
                split.label(),
                5,
                Optional.of(split),
                Labels.narrow(Arrays.stream(labels)
                        .map(label -> label == 10 ? 0 : label)
                        .toArray()),
                file);
    }

    private MatFile.Matrix matrix(String file, String name) throws DatasetException {
        return files.get(file).stream()
                .filter(matrix -> matrix.name().equals(name))
                .findFirst()
                .orElseThrow(() -> broken(file, "has no matrix '" + name + "'"));
    }

    private DatasetException broken(String file, String what) {
        return new DatasetException("'" + Shown.text(file) + "' of " + place + " " + what);
    }
}
