package org.tarnish.bench.peer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The last line of a log, which of a program that failed says why. */
final class LastLine {
    private static final int END = 8192;
    private static final int MOST_SHOWN = 300;

    private final Path log;

    LastLine(Path log) {
        this.log = log;
    }

    /** It, cut and without what terminals obey. */
    String read() {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var end = new byte[(int) Math.min(END, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .map(LastLine::cut)
                    .orElse("it said nothing.");
        } catch (IOException e) {
            return "its log " + log + " cannot be read.";
        }
    }

    /** A foreign text as it may be shown. */
    static String cut(String text) {
        var clean = text.strip().replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= MOST_SHOWN ? clean : clean.substring(0, MOST_SHOWN) + "...";
    }
}
