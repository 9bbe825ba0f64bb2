package org.tarnish.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the names of an archive's entries in one pass: none may escape the archive's folder or come twice. */
final class ArchiveNames {
    private static final int LONGEST = 4096;

    private final String archive;
    private final Set<String> seen = new HashSet<>();

    ArchiveNames(String archive) {
        this.archive = archive;
    }

    /** The name with {@code /} between folders and without {@code .} parts. */
    String file(String name) throws RefusedArchiveException {
        var clean = String.join("/", parts(name));
        if (!seen.add(clean)) {
            throw refused(name, "comes twice");
        }
        return clean;
    }

    /** The name of a folder, without the slash at its end. */
    String folder(String name) throws RefusedArchiveException {
        return String.join("/", parts(name));
    }

    String archive() {
        return archive;
    }

    RefusedArchiveException refused(String name, String why) {
        return new RefusedArchiveException(
                "the archive " + archive + " is refused: its entry '" + printable(name) + "' " + why);
    }

    private List<String> parts(String name) throws RefusedArchiveException {
        if (name.length() > LONGEST) {
            throw refused(name, "has a name of more than " + LONGEST + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw refused(name, "has control characters in its name");
        }
        if (name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*")) {
            throw refused(name, "has an absolute path");
        }
        var parts = new ArrayList<String>();
        for (var part : name.split("[/\\\\]+")) {
            if (part.equals("..")) {
                throw refused(name, "leaves the archive's folder with '..'");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static String printable(String name) {
        var shown = name.length() > 200 ? name.substring(0, 200) + "..." : name;
        return shown.replaceAll("\\p{Cc}", "?");
    }
}
