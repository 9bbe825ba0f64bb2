package org.tarnish.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarnish.experiment.request.Split;

/**
 * Where splits and classes stand in the paths of a tree of images.
 *
 * @param root what all paths of interest begin with, empty or ending in {@code /}
 * @param splits whether the folders below the root are splits, and the classes below these
 */
record FolderShape(String root, boolean splits) {
    /**
     * The shape of these images. There are splits if a folder named like one holds folders, in one place only, with half
     * of the images or more; its parent is the root then. Otherwise the root is the folder that all images have in common; if it holds all of them itself,
     * it is the only class.
     */
    static FolderShape of(List<String> images) {
        var splitRoots =
                images.stream().flatMap(image -> splitRoot(image).stream()).toList();
        if (!splitRoots.isEmpty()
                && splitRoots.size() * 2 >= images.size()
                && splitRoots.stream().distinct().count() == 1) {
            return new FolderShape(splitRoots.get(0), true);
        }
        var common = images.stream()
                .map(FolderShape::folder)
                .reduce(FolderShape::common)
                .orElse("");
        var flat = images.stream().allMatch(image -> folder(image).equals(common));
        return new FolderShape(
                flat && !common.isEmpty() ? folder(common.substring(0, common.length() - 1)) : common, false);
    }

    /** The class of an image, or null if it is in no class folder. */
    String classOf(String image) {
        if (!image.startsWith(root)) {
            return null;
        }
        var parts = nameOf(image).split("/");
        var at = splits ? 1 : 0;
        return parts.length < at + 2 || splits && splitOf(image).isEmpty() ? null : parts[at];
    }

    Optional<Split> splitOf(String image) {
        return splits ? split(nameOf(image).split("/", 2)[0]) : Optional.empty();
    }

    /** The split that a folder of this name holds, in any case; empty for every other folder. */
    static Optional<Split> split(String folder) {
        return switch (folder.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(Split.TRAIN);
            case "validation", "val", "valid" -> Optional.of(Split.VALIDATION);
            case "test", "testing" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }

    /** The path below the root. */
    String nameOf(String image) {
        return image.substring(root.length());
    }

    private static Optional<String> splitRoot(String image) {
        var parts = image.split("/");
        for (var i = 0; i + 2 < parts.length; i++) {
            if (split(parts[i]).isPresent()) {
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
