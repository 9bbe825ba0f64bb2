package org.tarnish.dataset;

import java.util.Collection;
import java.util.stream.Collectors;

/** Text that comes from files, as it may be shown: cut, and without control characters. */
final class Shown {
    private static final int LONGEST = 120;
    private static final int MOST = 5;

    private Shown() {}

    static String text(String text) {
        var cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return cut.replaceAll("\\p{Cc}", "?");
    }

    /** The first few names in quotes. */
    static String names(Collection<String> names) {
        return names.stream().limit(MOST).map(name -> "'" + text(name) + "'").collect(Collectors.joining(", "))
                + (names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "");
    }
}
