package org.tarnish.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tarnish.experiment.request.Split;

/**
 * WebDataset's shards: tar archives in which the files of a sample share their name up to its first dot, such as {@code
 * 000017.jpg} and {@code 000017.cls}. The label is the number, or name, in {@code .cls}, or in {@code .json} as {@code
 * label}, {@code cls} or {@code class}. Shards named after a split ({@code train-000000.tar}) belong to it.
 */
final class WebDataset implements DatasetLayout.Detection {
    private static final int MOST_BYTES = 1 << 16;
    private static final Pattern JSON_LABEL = Pattern.compile(
            "\"(?:label|cls|class|class_id|target)\"\\s*:\\s*(?:(?<number>[0-9]{1,9})(?=\\s*[,}])|\"(?<name>[^\"\\\\]{1,200})\")");
    private static final List<String> NAMES = List.of("classes.txt", "classnames.txt", "class_names.txt");

    private final Path place;
    private final Map<String, String> classOf = new HashMap<>();
    private final Map<String, List<String>> classNames = new TreeMap<>();
    private final Map<String, DatasetException> brokenNames = new HashMap<>();

    WebDataset(Path place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        if (name.endsWith(".cls") || name.endsWith(".json")) {
            var text = text(content);
            if (name.endsWith(".cls")) {
                if (!text.isEmpty()) {
                    classOf.put(key(name), text);
                }
            } else {
                var label = JSON_LABEL.matcher(text);
                if (label.find()) {
                    classOf.putIfAbsent(
                            key(name), label.group("number") != null ? label.group("number") : label.group("name"));
                }
            }
        } else if (NAMES.contains(name.substring(name.lastIndexOf('/') + 1))) {
            try {
                classNames.put(name, ClassNames.read(place, name, content));
            } catch (DatasetException e) {
                brokenNames.put(name, e);
            }
        }
    }

    private static String text(StoredFiles.Content content) throws IOException {
        try (var stream = content.open()) {
            return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        }
    }

    /** The path up to the first dot of the file's name. */
    private static String key(String name) {
        var dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** It is a set of shards if half of the images or more have a label beside them under the same key. */
    @Override
    public Optional<ClassFolders> layout(StoredNames names) throws DatasetException {
        if (classOf.isEmpty()) {
            return Optional.empty();
        }
        var ignored = new Ignored.Count();
        var images = new ArrayList<String>();
        var without = 0;
        var keys = new HashMap<String, String>();
        for (var file : names.files()) {
            var image = ImageNames.isImage(file) && !Junk.isAside(file);
            if (image && classOf.containsKey(key(file))) {
                images.add(file);
                var other = keys.put(key(file), file);
                if (other != null) {
                    throw new DatasetException("the sample '" + Shown.text(key(file)) + "' of " + place
                            + " has two images, '" + Shown.text(other) + "' and '" + Shown.text(file)
                            + "'; write shards with one image for each label");
                }
            } else if (image) {
                without++;
                ignored.add("images without a label beside them", file);
            } else if (!classOf.containsKey(key(file)) || !file.endsWith(".cls") && !file.endsWith(".json")) {
                ignored.add(file);
            }
        }
        if (images.isEmpty() || images.size() < without) {
            return Optional.empty();
        }
        var classes = classes(images);
        var numbers = images.stream().allMatch(image -> classOf.get(key(image)).matches("[0-9]{1,9}"));
        var found = new ArrayList<FolderContents.Image>();
        for (var image : images) {
            var label = classOf.get(key(image));
            if (numbers && Integer.parseInt(label) >= classes.size()) {
                throw new DatasetException("'" + Shown.text(image) + "' of " + place + " has label " + label
                        + "; allowed are 0.." + (classes.size() - 1));
            }
            var name = numbers ? classes.get(Integer.parseInt(label)) : ClassNames.composed(label);
            found.add(new FolderContents.Image(image, name, split(image)));
        }
        return Optional.of(ClassFolders.of(place, new FolderShape("", Map.of()), classes, found, ignored.ignored()));
    }

    private List<String> classes(List<String> images) throws DatasetException {
        var labels = new TreeSet<String>();
        images.forEach(image -> labels.add(ClassNames.composed(classOf.get(key(image)))));
        if (!labels.stream().allMatch(label -> label.matches("[0-9]{1,9}"))) {
            return List.copyOf(labels);
        }
        for (var broken : brokenNames.values()) {
            throw broken;
        }
        if (!classNames.isEmpty()) {
            return classNames.values().iterator().next();
        }
        var all = images.stream()
                .mapToLong(image -> Long.parseLong(classOf.get(key(image))))
                .toArray();
        return ClassNames.numbers(place, "the labels of its samples", all);
    }

    /** From the name of the shard or of a folder above. */
    private static Optional<Split> split(String image) {
        var folders = image.split("/");
        return Arrays.stream(folders)
                .limit(folders.length - 1L)
                .flatMap(folder -> Arrays.stream(folder.split("[-_.]+")))
                .flatMap(word -> SplitNames.of(word).stream())
                .findFirst();
    }
}
