package org.tarnish.dataset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tarnish.experiment.request.Split;

/** Which classes and splits the images of a tree are of; grows image by image. */
final class FolderContents {
    private final FolderShape shape;
    private final Map<String, String> listed;
    private final Set<String> listedFolders = new HashSet<>();
    private final TreeSet<String> classes = new TreeSet<>();
    private final Map<String, String> composed = new HashMap<>();
    private final Map<Split, Set<String>> bySplit = new TreeMap<>();
    private final Map<String, Set<String>> foldersOf = new TreeMap<>();
    private final Map<String, Long> classed = new TreeMap<>();
    private final Map<String, String> unclassed = new TreeMap<>();

    /** An image of a class. */
    record Image(String file, String className, Optional<Split> split) {}

    /**
     * @param listed the class of each image that a list labels, by path
     * @param unlabelled first folders that hold images without labels
     */
    FolderContents(FolderShape shape, Map<String, String> listed, Set<String> unlabelled) {
        this.shape = shape;
        this.listed = listed;
        listedFolders.addAll(unlabelled);
        listed.keySet().forEach(image -> listedFolders.add(shape.first(image)));
    }

    /** The next image; null if it has no class. */
    Image add(String file) {
        var given = listed.get(file);
        var folder = given == null && !isListed(file) ? shape.classOf(file) : null;
        var first = shape.first(file);
        if (given == null && folder == null) {
            unclassed.putIfAbsent(first, file);
            return null;
        }
        var name = given != null ? given : composed.computeIfAbsent(folder, ClassNames::composed);
        if (folder != null) {
            foldersOf
                    .computeIfAbsent(
                            shape.splitOf(file).map(Split::label).orElse("") + "/" + name, any -> new TreeSet<>())
                    .add(folder);
        }
        classes.add(name);
        classed.merge(first, 1L, Long::sum);
        var split = shape.splitOf(file);
        split.ifPresent(present ->
                bySplit.computeIfAbsent(present, any -> new HashSet<>()).add(name));
        return new Image(file, name, split);
    }

    /** Whether an image is in a split that a list labels. */
    private boolean isListed(String file) {
        return isListedFolder(shape.first(file));
    }

    /** Whether images of this first folder are labelled by a list. */
    boolean isListedFolder(String first) {
        return listedFolders.contains(first);
    }

    TreeSet<String> classes() {
        return classes;
    }

    /** The classes of each split that has images. */
    Map<Split, Set<String>> bySplit() {
        return bySplit;
    }

    /** The folders of a class in a split, of which there may be two that differ by normal form alone. */
    Map<String, Set<String>> foldersOf() {
        return foldersOf;
    }

    /** Whether a first folder below the root holds images of classes. */
    boolean holdsClasses(String first) {
        return classed.containsKey(first);
    }

    /** Images without a class, one for each first folder below the root. */
    Map<String, String> unclassed() {
        return unclassed;
    }
}
