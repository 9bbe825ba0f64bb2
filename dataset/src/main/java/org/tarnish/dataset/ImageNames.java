package org.tarnish.dataset;

import java.util.List;
import java.util.Locale;

/** Tells images from other files by name alone. */
final class ImageNames {
    static final List<String> ENDINGS = List.of("png", "jpg", "jpeg", "bmp", "gif");

    /** What macOS adds to zip archives: a shadow of every file, with the same ending. */
    private static final String SHADOWS = "__MACOSX";

    private ImageNames() {}

    /** Whether the name ends like an image and no folder of it is hidden. */
    static boolean isImage(String name) {
        var dot = name.lastIndexOf('.');
        return dot >= 0
                && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
                && !name.startsWith(".")
                && !name.contains("/.")
                && !name.startsWith(SHADOWS + "/");
    }
}
