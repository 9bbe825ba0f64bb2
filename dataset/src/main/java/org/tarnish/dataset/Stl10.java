package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.request.Split;

/**
 * STL-10's binary files (A. Coates, H. Lee, A. Ng, AISTATS 2011): {@code train_X.bin} and {@code test_X.bin}, 96 x 96
 * pixels in planes of columns, labels 1 to 10 in {@code train_y.bin} and {@code test_y.bin}, names of classes in {@code
 * class_names.txt}. The images without labels are not used.
 */
final class Stl10 implements DatasetLayout.Detection {
    private static final int SIDE = 96;
    private static final String NAMES = "class_names.txt";

    private final Path place;
    private final Map<String, byte[]> labels = new HashMap<>();
    private List<String> classes = List.of();

    Stl10(Path place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        var file = name.substring(name.lastIndexOf('/') + 1);
        if (file.equals("train_y.bin") || file.equals("test_y.bin")) {
            try (var stream = content.open()) {
                labels.put(name, stream.readNBytes(Labels.MOST));
            }
        } else if (file.equals(NAMES)) {
            classes = ClassNames.read(place, name, content);
        }
    }

    @Override
    public Optional<StackedImages> layout(StoredNames names) throws DatasetException {
        var files = new HashSet<>(names.files());
        var stacks = new ArrayList<Stack>();
        var used = new HashSet<String>();
        for (var split : List.of(Split.TRAIN, Split.TEST)) {
            for (var file : labels.keySet().stream().sorted().toList()) {
                var images = file.substring(0, file.length() - "y.bin".length()) + "X.bin";
                if (file.endsWith(split.label() + "_y.bin") && files.contains(images)) {
                    stacks.add(stack(split, images, file));
                    used.add(file);
                    used.add(images);
                }
            }
        }
        if (stacks.isEmpty()) {
            return Optional.empty();
        }
        if (stacks.stream().map(Stack::split).distinct().count() < stacks.size()) {
            throw new DatasetException(place + " holds STL-10 more than once; name the folder of one of them");
        }
        var named = classes.isEmpty() ? List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10") : classes;
        names.files().stream()
                .filter(name -> name.endsWith("/" + NAMES) || name.equals(NAMES))
                .forEach(used::add);
        return Optional.of(StackedImages.of(place, named, stacks, Ignored.of(new Others(names.files(), used))));
    }

    private Stack stack(Split split, String images, String file) {
        var given = labels.get(file);
        var zeroBased = new int[given.length];
        for (var i = 0; i < given.length; i++) {
            zeroBased[i] = (given[i] & 0xff) - 1;
        }
        return new Stack(
                images,
                Unpacking.NONE,
                "",
                0,
                SampleOrder.columns(SIDE, SIDE),
                split.label(),
                5,
                Optional.of(split),
                zeroBased,
                file);
    }
}
