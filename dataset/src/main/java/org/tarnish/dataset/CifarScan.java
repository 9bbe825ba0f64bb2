package org.tarnish.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for CIFAR's binary files among others in one pass: reads names of classes and labels as they come by, and decides
 * at the end, as only the file of class names tells a batch from any other file of its name.
 */
final class CifarScan implements DatasetLayout.Detection {
    private static final int MOST_NAMES_BYTES = 1 << 16;

    private final Path place;
    private final Map<CifarFormat, List<String>> classes = new EnumMap<>(CifarFormat.class);
    private final Map<CifarFormat, List<CifarBatch>> batches = new EnumMap<>(CifarFormat.class);
    private final List<String> used = new ArrayList<>();

    CifarScan(Path place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        var file = name.substring(name.lastIndexOf('/') + 1);
        for (var format : CifarFormat.values()) {
            if (file.equals(format.classFile())) {
                classes.put(format, names(content));
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
    public Optional<CifarBinary> layout(List<String> files) throws DatasetException {
        var found = classes.keySet().stream().filter(batches::containsKey).toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            throw new DatasetException(place + " holds the binary files of CIFAR-10 and of CIFAR-100;"
                    + " name the folder of one of them");
        }
        var format = found.get(0);
        var others = new ArrayList<>(files);
        others.removeAll(new HashSet<>(used));
        return Optional.of(CifarBinary.of(place, format, classes.get(format), batches.get(format), Ignored.of(others)));
    }

    private static List<String> names(StoredFiles.Content content) throws IOException {
        try (var stream = content.open()) {
            var text = new String(stream.readNBytes(MOST_NAMES_BYTES), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\\R"))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }
}
