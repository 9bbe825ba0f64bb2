package org.tarnish.report.section;

import java.util.List;

/** Names of a data set's classes. */
record ClassNames(List<String> names) {
    private static final int LONGEST = 32;

    ClassNames {
        names = List.copyOf(names);
    }

    /** The name of a class, or its number where the data set has no such class. */
    String whole(int label) {
        return label < names.size() ? names.get(label) : "class " + label;
    }

    /** The same, cut where it is long. */
    String of(int label) {
        var name = whole(label);
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
