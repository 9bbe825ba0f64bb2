package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tarnish.dataset.format.ArrayPickle;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.experiment.request.Split;
import org.tarnish.machine.file.FailureText;

/**
 * The official Python versions of CIFAR: pickles of dictionaries with {@code data}, an array of N x 3,072 in planes, and
 * {@code labels}, or {@code fine_labels} for CIFAR-100. Images have the names and the order that they have in the binary
 * versions, so that splits and random draws are the same.
 */
final class CifarPython implements DatasetLayout.Detection {
    private static final Format CIFAR_10 = new Format(
            "batches.meta",
            "label_names",
            "labels",
            List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch"));
    private static final Format CIFAR_100 =
            new Format("meta", "fine_label_names", "fine_labels", List.of("train", "test"));

    /** The last of the batches is that of test images. */
    private record Format(String meta, String names, String labels, List<String> batches) {
        Split split(String batch) {
            return batches.indexOf(batch) == batches.size() - 1 ? Split.TEST : Split.TRAIN;
        }
    }

    private final Path place;
    private final Map<String, ArrayPickle> pickles = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();

    CifarPython(Path place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        var file = fileOf(name);
        if (isPart(CIFAR_10, file) || isPart(CIFAR_100, file)) {
            try (var stream = content.open()) {
                pickles.put(name, ArrayPickle.read(stream));
            } catch (DatasetException e) {
                throw e;
            } catch (IOException e) {
                failures.put(
                        name, e instanceof FormatException ? e.getMessage() : "cannot be read: " + FailureText.of(e));
            }
        }
    }

    private static boolean isPart(Format format, String file) {
        return file.equals(format.meta()) || format.batches().contains(file);
    }

    private static String fileOf(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** It is CIFAR if a file of class names is there beside a batch; then all of them must be whole. */
    @Override
    public Optional<StackedImages> layout(StoredNames names) throws DatasetException {
        var ten = of(CIFAR_10, names);
        var hundred = of(CIFAR_100, names);
        if (ten.isPresent() && hundred.isPresent()) {
            throw new DatasetException(place + " holds the Python files of CIFAR-10 and of CIFAR-100;"
                    + " name the folder of one of them");
        }
        return ten.isPresent() ? ten : hundred;
    }

    private Optional<StackedImages> of(Format format, StoredNames names) throws DatasetException {
        var all = new HashSet<>(pickles.keySet());
        all.addAll(failures.keySet());
        var metas = all.stream()
                .filter(name -> fileOf(name).equals(format.meta()))
                .sorted()
                .toList();
        var folder = metas.isEmpty()
                ? ""
                : metas.get(0)
                        .substring(0, metas.get(0).length() - format.meta().length());
        if (metas.isEmpty() || format.batches().stream().noneMatch(batch -> all.contains(folder + batch))) {
            return Optional.empty();
        }
        if (metas.size() > 1) {
            throw new DatasetException(
                    place + " holds '" + metas.get(0) + "' and '" + metas.get(1) + "'; name the folder of one of them");
        }
        var classes = pickle(metas.get(0))
                .texts(format.names())
                .orElseThrow(() -> broken(metas.get(0), "lacks the list '" + format.names() + "'"));
        var used = new HashSet<>(Set.of(metas.get(0)));
        var stacks = new ArrayList<Stack>();
        for (var batch : format.batches()) {
            var file = folder + batch;
            if (all.contains(file)) {
                used.add(file);
                stacks.add(stack(format, file, batch));
            }
        }
        return Optional.of(StackedImages.of(
                place,
                ClassNames.distinct(
                        place,
                        metas.get(0),
                        classes.stream().map(ClassNames::composed).toList()),
                stacks,
                Ignored.of(new Others(names.files(), used))));
    }

    private Stack stack(Format format, String file, String batch) throws DatasetException {
        var pickle = pickle(file);
        var data = pickle.array("data").orElseThrow(() -> broken(file, "lacks the array 'data'"));
        var labels = pickle.numbers(format.labels())
                .orElseThrow(() -> broken(file, "lacks the list of numbers '" + format.labels() + "'"));
        var record = 3 * CifarFormat.PLANE;
        if (!data.type().samples()
                || data.fortran()
                || !data.shape().equals(List.of(labels.length, record))
                || data.data().length() != (long) labels.length * record) {
            throw broken(
                    file,
                    "must have 'data' of uint8 of shape [" + labels.length + ", " + record
                            + "] for its labels, was " + data.type().word() + " of shape " + data.shape() + " in "
                            + data.data().length() + " bytes");
        }
        return new Stack(
                file,
                Unpacking.NONE,
                "",
                data.data().start(),
                SampleOrder.planar(CifarFormat.SIDE, CifarFormat.SIDE, 0),
                batch,
                CifarFormat.DIGITS,
                Optional.of(format.split(batch)),
                Labels.narrow(labels),
                file);
    }

    private ArrayPickle pickle(String file) throws DatasetException {
        if (failures.containsKey(file)) {
            throw broken(file, failures.get(file));
        }
        return pickles.get(file);
    }

    private DatasetException broken(String file, String what) {
        return new DatasetException("'" + Shown.text(file) + "' of " + place + " " + what);
    }
}
