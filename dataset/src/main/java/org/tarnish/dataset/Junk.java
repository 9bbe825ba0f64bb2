package org.tarnish.dataset;

import java.util.Set;

/** What operating systems and editors leave beside the files of people. */
final class Junk {
    private static final Set<String> FOLDERS = Set.of(
            "@eaDir",
            "__MACOSX",
            ".ipynb_checkpoints",
            "#recycle",
            "$RECYCLE.BIN",
            "System Volume Information",
            "lost+found");
    private static final Set<String> FILES =
            Set.of(".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini");

    private Junk() {}

    /** Whether a file is such a file, or lies below such a folder. */
    static boolean is(String name) {
        var start = 0;
        for (var slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', start)) {
            if (FOLDERS.contains(name.substring(start, slash))) {
                return true;
            }
            start = slash + 1;
        }
        var file = name.substring(start);
        return FILES.contains(file) || FOLDERS.contains(file) || file.startsWith("._");
    }

    /** Whether a file or folder is such, or hidden. */
    static boolean isAside(String name) {
        return is(name) || name.startsWith(".") || name.contains("/.");
    }
}
