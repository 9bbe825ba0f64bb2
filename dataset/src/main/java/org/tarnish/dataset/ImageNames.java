package org.tarnish.dataset;

import org.tarnish.dataset.image.ImageFormat;

/** Tells images from other files by name alone. */
final class ImageNames {
    /** What macOS adds to zip archives: a shadow of every file, with the same ending. */
    private static final String SHADOWS = "__MACOSX";

    private ImageNames() {}

    /** Whether the name ends like an image and no folder of it is hidden. */
    static boolean isImage(String name) {
        return ImageFormat.isNamed(name)
                && !name.startsWith(".")
                && !name.contains("/.")
                && !name.startsWith(SHADOWS + "/");
    }
}
