package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for CIFAR's binary files among others in one pass: reads names of classes and labels as they come by, and decides
 * at the end, as only the file of class names tells a batch from any other file of its name.
 */
final class CifarScan implements DatasetLayout.Detection {
    private final Path place;
    private final Map<CifarFormat, List<String>> classes = new EnumMap<>(CifarFormat.class);
    private final Map<CifarFormat, List<CifarBatch>> batches = new EnumMap<>(CifarFormat.class);
    private final Set<String> used = new HashSet<>();

    CifarScan(Path place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        var file = name.substring(name.lastIndexOf('/') + 1);
        for (var format : CifarFormat.values()) {
            if (file.equals(format.classFile())) {
                classes.put(format, ClassNames.read(place, name, content));
                used.add(name);
            } else if (format.order(file) >= 0) {
                batches.computeIfAbsent(format, any -> new ArrayList<>())
                        .add(CifarBatch.scan(format, name, file, content));
                used.add(name);
            }
        }
    }

    /** It is CIFAR if there is exactly one of the formats with its class names and at least one batch. */
    @Override
    public Optional<StackedImages> layout(StoredNames names) throws DatasetException {
        var found = classes.keySet().stream().filter(batches::containsKey).toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw new DatasetException(place + " holds the binary files of CIFAR-10 and of CIFAR-100;"
                    + " name the folder of one of them");
        }
        var format = found.get(0);
        var ordered = batches.get(format).stream()
                .sorted(Comparator.comparingInt(batch -> format.order(batch.file())))
                .toList();
        var stacks = new ArrayList<Stack>();
        var files = new HashMap<String, String>();
        for (var batch : ordered) {
            var other = files.put(batch.file(), batch.path());
            if (other != null) {
                throw new DatasetException(place + " holds the batch " + batch.file() + " twice: '" + other + "' and '"
                        + batch.path() + "'; name the folder of one of them");
            }
            stacks.add(stack(format, batch, classes.get(format).size()));
        }
        return Optional.of(
                StackedImages.of(place, classes.get(format), stacks, Ignored.of(new Others(names.files(), used))));
    }

    private Stack stack(CifarFormat format, CifarBatch batch, int classes) throws DatasetException {
        if (batch.extraBytes() != 0 || batch.labels().length == 0) {
            throw new DatasetException("the batch '" + batch.path() + "' of " + place
                    + " is cut off or damaged: its size must be a multiple of " + format.recordBytes() + " bytes, was "
                    + (long) batch.labels().length * format.recordBytes() + " + " + batch.extraBytes());
        }
        var labels = new int[batch.labels().length];
        for (var i = 0; i < labels.length; i++) {
            labels[i] = batch.labels()[i] & 0xff;
            if (labels[i] >= classes) {
                throw new DatasetException("record " + i + " of the batch '" + batch.path() + "' of " + place
                        + " has label " + labels[i] + "; its file of class names allows 0.." + (classes - 1));
            }
        }
        return new Stack(
                batch.path(),
                Unpacking.NONE,
                "",
                0,
                SampleOrder.planar(CifarFormat.SIDE, CifarFormat.SIDE, format.pixelsAt()),
                batch.stem(),
                CifarFormat.DIGITS,
                Optional.of(format.split(batch.file())),
                labels,
                batch.path());
    }
}
