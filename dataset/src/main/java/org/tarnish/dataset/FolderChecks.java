package org.tarnish.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tarnish.dataset.image.ImageFormat;
import org.tarnish.experiment.request.Split;

/** Refuses trees of images that can be read in two ways, or of which a class or a split would be left out. */
final class FolderChecks {
    private static final String EXPECTED =
            "expected is <class>/<image> or <split>/<class>/<image> with splits named " + SplitNames.EXAMPLES;
    private static final String CHOOSE = "layout: " + DatasetLayouts.CLASS_FOLDERS;

    private final Path place;
    private final FolderShape shape;
    private final FolderContents seen;
    private final boolean listed;

    /** @param listed whether lists of labels are there */
    FolderChecks(Path place, FolderShape shape, FolderContents seen, boolean listed) {
        this.place = place;
        this.shape = shape;
        this.seen = seen;
        this.listed = listed;
    }

    /** @throws DatasetException with what was seen, what is known, and the line of a request that chooses, if one may */
    void all(StoredNames names) throws DatasetException {
        if (seen.classes().isEmpty() && seen.unclassed().isEmpty()) {
            return;
        }
        requireNoBoxes(names);
        if (shape.hasSplits()) {
            requireOneFolderPerSplit();
            requireClassesInSplits(names);
            requireNoFurtherSplits(names);
        } else {
            requireNoSplitsAsClasses();
            requireNoHiddenSplits(names);
        }
        requireOneNormalForm();
        requireImages(names);
        requireSharedClasses();
    }

    /** What detectors of objects are trained on has boxes in files beside the images, and no class for an image. */
    private void requireNoBoxes(StoredNames names) throws DatasetException {
        for (var file : names.files()) {
            var at = file.startsWith("labels/") ? 0 : file.indexOf("/labels/");
            if (at >= 0 && file.endsWith(".txt") && seen.classes().size() <= 3 && looksLikeYolo(file, at)) {
                throw refused(
                        "looks like YOLO's images and labels, whose files such as '" + Shown.text(file)
                                + "' hold boxes",
                        "there is no class for an image: cut the objects out and sort them into class folders");
            }
        }
    }

    private boolean looksLikeYolo(String file, int at) {
        var images = file.substring(0, at) + (at == 0 ? "" : "/") + "images";
        return seen.classes().contains("images")
                || seen.unclassed().values().stream().anyMatch(image -> image.startsWith(images))
                || seen.classes().stream().allMatch(name -> SplitNames.of(name).isPresent());
    }

    private void requireOneFolderPerSplit() throws DatasetException {
        var folders = new HashMap<Split, String>();
        for (var folder : new TreeSet<>(shape.splits().keySet())) {
            var split = SplitNames.of(folder).orElseThrow();
            var other = folders.put(split, folder);
            if (other != null) {
                throw refused(
                        "has two folders of " + split.label() + " images, '" + Shown.text(other) + "' and '"
                                + Shown.text(folder) + "'",
                        "take one of them out, or join them");
            }
        }
    }

    private void requireClassesInSplits(StoredNames names) throws DatasetException {
        var folders = new TreeSet<String>();
        names.files().stream()
                .filter(file -> !Junk.isAside(file))
                .map(shape::first)
                .forEach(folders::add);
        names.folders().stream()
                .filter(name -> !Junk.isAside(name))
                .map(name -> shape.first(name + "/"))
                .forEach(folders::add);
        for (var folder : folders) {
            var split = SplitNames.of(folder);
            if (split.isEmpty() || seen.holdsClasses(folder) || listed && split.get() == Split.TEST) {
                continue;
            }
            var flat = seen.unclassed().get(folder);
            throw flat == null
                    ? refused(
                            "has no image in its folder '" + Shown.text(shape.root() + folder) + "'",
                            "put its images there, or take the folder out")
                    : refused(
                            "has " + split.get().label() + " images without class folders, such as '" + Shown.text(flat)
                                    + "'",
                            "put them into class folders, take the folder out, or add the list of their labels: "
                                    + LabelLists.KNOWN);
        }
    }

    /** Another folder beside the splits with the same classes would be left out. */
    private void requireNoFurtherSplits(StoredNames names) throws DatasetException {
        var inside = new TreeMap<String, Set<String>>();
        for (var file : names.files()) {
            var first = shape.first(file);
            if (!first.isEmpty() && SplitNames.of(first).isEmpty() && !Junk.isAside(file) && ImageNames.isImage(file)) {
                var second = new FolderShape(shape.root() + first + "/", Map.of()).first(file);
                inside.computeIfAbsent(first, any -> new HashSet<>()).add(ClassNames.composed(second));
            }
        }
        for (var folder : inside.entrySet()) {
            folder.getValue().retainAll(seen.classes());
            if (!folder.getValue().isEmpty()) {
                throw refused(
                        "has the classes " + Shown.names(folder.getValue()) + " also in its folder '"
                                + Shown.text(folder.getKey()) + "', which is named as no split",
                        "rename it after a split, or take it out");
            }
        }
    }

    private void requireNoSplitsAsClasses() throws DatasetException {
        if (!seen.classes().isEmpty()
                && seen.classes().stream().allMatch(name -> SplitNames.of(name).isPresent())) {
            throw new DatasetException(
                    "the images in " + place + " are in folders of splits (" + Shown.names(seen.classes())
                            + ") without class folders below; expected is <split>/<class>/<image>");
        }
    }

    /** First folders that hold the same folders look like splits under other names, or like classes divided in splits. */
    private void requireNoHiddenSplits(StoredNames names) throws DatasetException {
        Map<String, Set<String>> holders = new TreeMap<>();
        for (var file : names.files()) {
            var first = shape.first(file);
            if (!first.isEmpty() && !Junk.isAside(file) && ImageNames.isImage(file)) {
                var second = new FolderShape(shape.root() + first + "/", Map.of()).first(file);
                if (!second.isEmpty()) {
                    holders.computeIfAbsent(second, any -> new TreeSet<>()).add(first);
                }
            }
        }
        var shared = holders.entrySet().stream()
                .filter(holder -> holder.getValue().size() > 1)
                .toList();
        var split = shared.stream()
                .anyMatch(holder -> SplitNames.of(holder.getKey()).isPresent());
        if (shared.size() > 1 || split) {
            var inner = shared.stream().map(Map.Entry::getKey).toList();
            var outer = new TreeSet<String>();
            shared.forEach(holder -> outer.addAll(holder.getValue()));
            throw refused(
                    "has the same folders " + Shown.names(inner) + " in " + Shown.names(outer)
                            + ": either may be the classes",
                    "rename the outer folders after splits if the inner ones are the classes; if the outer ones are, say "
                            + CHOOSE);
        }
    }

    private void requireOneNormalForm() throws DatasetException {
        for (var folders : seen.foldersOf().entrySet()) {
            if (folders.getValue().size() > 1) {
                throw new DatasetException(place + " is refused: it has two folders of the class '"
                        + Shown.text(folders.getKey().substring(folders.getKey().indexOf('/') + 1))
                        + "' whose names differ in Unicode's normal form alone; join them");
            }
        }
    }

    private void requireImages(StoredNames names) throws DatasetException {
        var full = new HashSet<String>();
        var examples = new TreeMap<String, String>();
        for (var folder : names.folders()) {
            note(folder, "", examples);
        }
        for (var file : names.files()) {
            if (ImageNames.isImage(file) && !Junk.isAside(file)) {
                full.add(shape.classFolder(parent(file)));
            } else {
                note(parent(file), file, examples);
            }
        }
        for (var folder : examples.entrySet()) {
            if (!full.contains(folder.getKey()) && !seen.isListedFolder(shape.first(folder.getKey() + "/"))) {
                throw refused(
                        "has no image in the class folder '" + Shown.text(folder.getKey()) + "'"
                                + (folder.getValue().isEmpty()
                                        ? ""
                                        : ", but files such as '" + Shown.text(folder.getValue()) + "'"),
                        "images end in " + String.join(", ", ImageFormat.allEndings())
                                + ": convert them, or take the folder out; if it is no class, say " + CHOOSE);
            }
        }
    }

    private void note(String folder, String example, Map<String, String> examples) {
        var found = folder.isEmpty() || Junk.isAside(folder) ? null : shape.classFolder(folder);
        if (found != null && (example.isEmpty() || !Junk.isAside(example))) {
            examples.merge(found, example, (old, one) -> old.isEmpty() ? one : old);
        } else if (found != null) {
            examples.putIfAbsent(found, "");
        }
    }

    private static String parent(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    private void requireSharedClasses() throws DatasetException {
        if (seen.bySplit().size() < 2) {
            return;
        }
        List<String> alone = new ArrayList<>();
        for (var name : seen.classes()) {
            if (seen.bySplit().values().stream()
                            .filter(classes -> classes.contains(name))
                            .count()
                    < 2) {
                alone.add(name);
            }
        }
        if (!alone.isEmpty()) {
            var first = alone.get(0);
            var split = seen.bySplit().entrySet().stream()
                    .filter(entry -> entry.getValue().contains(first))
                    .map(entry -> entry.getKey().label())
                    .findFirst()
                    .orElse("");
            throw refused(
                    "has classes in one of its splits alone: " + Shown.names(alone) + "; '" + Shown.text(first)
                            + "' has " + split + " images and no others",
                    "name the folders alike in all splits, or take these out; if it is right, say " + CHOOSE);
        }
    }

    private DatasetException refused(String seenThere, String todo) {
        return new DatasetException(place + " is refused: it " + seenThere + "; " + EXPECTED + "; " + todo);
    }
}
