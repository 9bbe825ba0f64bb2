package org.tarnish.dataset.format;

import java.io.IOException;

/** Bytes are not of the format that they were taken for; the message goes on after the file's name: "is cut off". */
public final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 100;

    public FormatException(String message) {
        super(message);
    }

    /** Text from a file, cut and without control characters, as it may be shown. */
    public static String shown(String text) {
        var cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return cut.replaceAll("\\p{Cc}", "?").strip();
    }
}
