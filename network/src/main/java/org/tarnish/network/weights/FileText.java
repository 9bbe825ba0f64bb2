package org.tarnish.network.weights;

/** Text that comes from files, as messages show it: short, and of characters that can be printed. */
final class FileText {
    private static final int LONGEST = 100;

    private FileText() {}

    /** At most 100 characters of a text, those that are not printable ASCII as question marks. */
    static String shown(String text) {
        boolean cut = text.length() > LONGEST;
        var printable = (cut ? text.substring(0, LONGEST) : text).replaceAll("[^\\x20-\\x7e]", "?");
        return cut ? printable + "..." : printable;
    }
}
