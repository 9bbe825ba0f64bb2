package org.tarnish.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tarnish.experiment.request.Split;

/**
 * Lists that label the images of a flat folder, as ImageNet and Tiny-ImageNet come with: a file name and a class on a line
 * ({@code val_annotations.txt}, {@code val.txt}, {@code LOC_val_solution.csv}), or one class for each image in the order of
 * file names ({@code ILSVRC2012_validation_ground_truth.txt}). A class is a folder's name or a number: in pairs the
 * position among the sorted class folders from 0, in ground truth the development kit's own number,
 * which its {@code meta.mat} explains, or the line of a list of synsets from 1.
 */
final class LabelLists {
    static final String KNOWN = "val_annotations.txt or val.txt (a file name and a class on each line),"
            + " LOC_val_solution.csv, or ILSVRC2012_validation_ground_truth.txt beside meta.mat or a list of synsets";

    private static final int MOST_LINES = 2_000_000;
    private static final int LONGEST_LINE = 4096;
    private static final String PAIRS =
            "(val|valid|validation|test)(_annotations|_labels)?\\.(txt|csv)|loc_val_solution\\.csv";
    private static final String COLUMN =
            "ilsvrc2012_validation_ground_truth\\.txt|imagenet_2012_validation_synset_labels\\.txt";
    private static final String SYNSETS = ".*synsets?(_words|_mapping)?\\.txt|map_clsloc\\.txt";

    private final Path place;
    private final DevelopmentKit kit = new DevelopmentKit();
    private final Map<String, Map<String, String>> pairs = new TreeMap<>();
    private final Map<String, List<String>> columns = new TreeMap<>();
    private final Map<String, List<String>> synsets = new TreeMap<>();

    LabelLists(Path place) {
        this.place = place;
    }

    boolean isEmpty() {
        return pairs.isEmpty() && columns.isEmpty();
    }

    void look(String name, StoredFiles.Content content) throws IOException {
        var file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (file.matches(PAIRS)) {
            var found = new HashMap<String, String>();
            for (var line : lines(name, content)) {
                var words = line.split("[\\t, ]+");
                if (words.length > 1) {
                    found.put(words[0].substring(words[0].lastIndexOf('/') + 1), ClassNames.composed(words[1]));
                }
            }
            pairs.put(name, found);
        } else if (file.matches(COLUMN)) {
            columns.put(name, lines(name, content));
        } else if (file.matches(SYNSETS)) {
            synsets.put(name, lines(name, content));
        } else if (file.equals(DevelopmentKit.FILE)) {
            kit.look(name, content);
        }
    }

    private List<String> lines(String name, StoredFiles.Content content) throws IOException {
        var lines = new ArrayList<String>();
        try (var reader = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            for (var next = reader.read(); next >= 0; next = reader.read()) {
                if (next != '\n') {
                    line.append((char) next);
                    if (line.length() > LONGEST_LINE) {
                        return List.of();
                    }
                    continue;
                }
                add(name, lines, line);
            }
            add(name, lines, line);
        }
        return lines;
    }

    private void add(String name, List<String> lines, StringBuilder line) throws DatasetException {
        var text = line.toString().replace("\uFEFF", "").strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            lines.add(text);
        }
        if (lines.size() > MOST_LINES) {
            throw new DatasetException(
                    "the list '" + Shown.text(name) + "' of " + place + " has more than " + MOST_LINES + " lines");
        }
    }

    /**
     * The classes of the images in flat folders, by path; empty if no list labels half of a folder.
     *
     * @throws DatasetException if a list does, but its numbers cannot be understood
     */
    Map<String, String> labels(FolderShape shape, List<String> images) throws DatasetException {
        Map<String, List<String>> byFolder = new TreeMap<>();
        images.forEach(image -> byFolder.computeIfAbsent(shape.first(image), any -> new ArrayList<>())
                .add(image));
        var labels = new HashMap<String, String>();
        for (var folder : byFolder.entrySet()) {
            var members = folder.getValue();
            for (var list : pairs.entrySet()) {
                var covered = members.stream()
                        .filter(image -> value(list.getValue(), image) != null)
                        .toList();
                if (covered.size() * 2 >= members.size()) {
                    var classes = classes(shape, byFolder, folder.getKey());
                    for (var image : covered) {
                        labels.put(image, className(list.getKey(), value(list.getValue(), image), classes));
                    }
                    break;
                }
            }
            if (members.stream().noneMatch(labels::containsKey)) {
                column(shape, members, labels);
            }
        }
        return labels;
    }

    /** The folders of test images, which competitions keep the labels of, where all images lie in one folder. */
    static Set<String> unlabelled(FolderShape shape, List<String> images, Map<String, String> labels) {
        Map<String, Set<String>> classes = new TreeMap<>();
        for (var image : images) {
            if (shape.splitOf(image).equals(Optional.of(Split.TEST)) && !labels.containsKey(image)) {
                classes.computeIfAbsent(shape.first(image), any -> new TreeSet<>())
                        .add(String.valueOf(shape.classOf(image)));
            }
        }
        classes.values().removeIf(names -> names.size() > 1);
        return classes.keySet();
    }

    private static String value(Map<String, String> list, String image) {
        var file = image.substring(image.lastIndexOf('/') + 1);
        var dot = file.lastIndexOf('.');
        var found = list.get(file);
        return found == null && dot > 0 ? list.get(file.substring(0, dot)) : found;
    }

    /** The class folders outside of a flat one, sorted. */
    private static List<String> classes(FolderShape shape, Map<String, List<String>> byFolder, String flat) {
        var classes = new TreeSet<String>();
        byFolder.forEach((folder, images) -> {
            if (!folder.equals(flat)) {
                images.forEach(image -> {
                    var name = shape.classOf(image);
                    if (name != null) {
                        classes.add(ClassNames.composed(name));
                    }
                });
            }
        });
        return List.copyOf(classes);
    }

    private String className(String list, String value, List<String> classes) throws DatasetException {
        if (!value.matches("[0-9]{1,9}") || classes.contains(value)) {
            return value;
        }
        var number = Integer.parseInt(value);
        if (number >= classes.size()) {
            throw new DatasetException("the list '" + Shown.text(list) + "' of " + place + " has the class " + number
                    + "; there are " + classes.size() + " class folders beside, and numbers count these from 0 in the"
                    + " order of their names; write the folders' names instead");
        }
        return classes.get(number);
    }

    private void column(FolderShape shape, List<String> members, Map<String, String> labels) throws DatasetException {
        var flat = members.stream().map(shape::classOf).distinct().count() == 1;
        for (var list : columns.entrySet()) {
            var lines = list.getValue();
            if (!flat || lines.size() != members.size()) {
                continue;
            }
            var sorted = members.stream().sorted().toList();
            var byNumber = synsets();
            for (var i = 0; i < sorted.size(); i++) {
                var line = lines.get(i);
                labels.put(
                        sorted.get(i),
                        line.matches("[0-9]{1,9}") ? synset(byNumber, list.getKey(), Integer.parseInt(line)) : line);
            }
            return;
        }
    }

    /** The synsets by the development kit's numbers, as its own file has them, else a list. A plain list that is sorted by name tells nothing of these. */
    private Map<Integer, String> synsets() {
        if (!kit.synsets().isEmpty()) {
            return kit.synsets();
        }
        for (var lines : synsets.values()) {
            var names = lines.stream().map(line -> line.split("\\s+")[0]).toList();
            var byNumber = new HashMap<Integer, String>();
            if (lines.stream().allMatch(line -> line.matches("\\S+\\s+[0-9]{1,9}(\\s.*)?"))) {
                lines.forEach(line -> byNumber.put(Integer.valueOf(line.split("\\s+")[1]), line.split("\\s+")[0]));
                return byNumber;
            }
            if (!names.equals(names.stream().sorted().toList())) {
                names.forEach(name -> byNumber.put(byNumber.size() + 1, name));
                return byNumber;
            }
        }
        return Map.of();
    }

    private String synset(Map<Integer, String> byNumber, String list, int number) throws DatasetException {
        var name = byNumber.get(number);
        if (name == null) {
            throw new DatasetException("the list '" + Shown.text(list) + "' of " + place + " has the number " + number
                    + ", which no list of synsets beside explains: its numbers are those of the development kit, not the"
                    + " order of names; add the kit's meta.mat or map_clsloc.txt (synset and number on each line), or sort"
                    + " the images into class folders" + kit.problem());
        }
        return name;
    }
}
