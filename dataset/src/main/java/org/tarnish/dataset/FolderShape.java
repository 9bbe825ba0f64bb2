package org.tarnish.dataset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.experiment.request.Split;

/**
 * Where splits and classes stand in the paths of a tree of images.
 *
 * @param root what all paths of interest begin with, empty or ending in {@code /}
 * @param splits how many folders stand between root and classes, for each folder that holds a split; empty if there are
 *     none, and classes stand below the root
 */
record FolderShape(String root, Map<String, Integer> splits) {
    /**
     * The shape of these images. There are splits if a folder named like one ({@link SplitNames}) holds folders, in one
     * place only, with half of the images or more; its parent is the root then. Otherwise the root is the folder that all
     * images have in common; if it holds all of them itself, it is the only class.
     */
    static FolderShape of(List<String> images) {
        var splitRoots =
                images.stream().flatMap(image -> splitRoot(image).stream()).toList();
        if (splitRoots.stream().distinct().count() == 1) {
            var below = new FolderShape(splitRoots.get(0), Map.of());
            var inSplits = images.stream()
                    .filter(image -> SplitNames.of(below.first(image)).isPresent())
                    .count();
            if (inSplits * 2 >= images.size()) {
                return new FolderShape(below.root(), depths(below.root(), images));
            }
        }
        var common = images.stream()
                .map(FolderShape::folder)
                .reduce(FolderShape::common)
                .orElse("");
        var flat = images.stream().allMatch(image -> folder(image).equals(common));
        return new FolderShape(
                flat && !common.isEmpty() ? folder(common.substring(0, common.length() - 1)) : common, Map.of());
    }

    boolean hasSplits() {
        return !splits.isEmpty();
    }

    /** The class of an image as its folder is named, or null if it is in no class folder. */
    String classOf(String image) {
        var at = classEnd(image);
        return at < 0 ? null : image.substring(image.lastIndexOf('/', at - 1) + 1, at);
    }

    /** The path of the class folder that a file or folder is in or is itself, or null. */
    String classFolder(String path) {
        var at = classEnd(path + "/");
        return at < 0 ? null : path.substring(0, Math.min(at, path.length()));
    }

    /** Where the name of the class folder ends in a path that goes on after it; -1 if there is none. */
    private int classEnd(String path) {
        if (!path.startsWith(root)) {
            return -1;
        }
        var between = 0;
        if (hasSplits()) {
            var depth = splits.get(first(path));
            if (depth == null) {
                return -1;
            }
            between = depth;
        }
        var at = root.length() - 1;
        for (var i = 0; i <= between; i++) {
            at = path.indexOf('/', at + 1);
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    /** The first folder below the root that a path goes through; empty if it goes through none. */
    String first(String path) {
        var slash = path.startsWith(root) ? path.indexOf('/', root.length()) : -1;
        return slash < 0 ? "" : path.substring(root.length(), slash);
    }

    Optional<Split> splitOf(String image) {
        return hasSplits() ? SplitNames.of(first(image)) : Optional.empty();
    }

    /** The path below the root. */
    String nameOf(String image) {
        return image.substring(root.length());
    }

    /** A folder that holds nothing but a folder of the same split, as some archives unpack, is skipped. */
    private static Map<String, Integer> depths(String root, List<String> images) {
        var depths = new HashMap<String, Integer>();
        var flat = new FolderShape(root, Map.of());
        var doubled = new HashMap<String, Boolean>();
        for (var image : images) {
            var first = flat.first(image);
            var split = SplitNames.of(first);
            if (split.isPresent()) {
                depths.put(first, 1);
                var second = new FolderShape(root + first + "/", Map.of()).first(image);
                doubled.merge(first, SplitNames.of(second).equals(split), Boolean::logicalAnd);
            }
        }
        doubled.forEach((first, twice) -> depths.merge(first, twice ? 1 : 0, Integer::sum));
        return depths;
    }

    private static Optional<String> splitRoot(String image) {
        var parts = image.split("/");
        for (var i = 0; i + 2 < parts.length; i++) {
            if (SplitNames.of(parts[i]).isPresent()) {
                var above = String.join("/", Arrays.asList(parts).subList(0, i));
                return Optional.of(above.isEmpty() ? "" : above + "/");
            }
        }
        return Optional.empty();
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String common(String a, String b) {
        var length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return folder(a.substring(0, length));
    }
}
