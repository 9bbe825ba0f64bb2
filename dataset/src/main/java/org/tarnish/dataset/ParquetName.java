package org.tarnish.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tarnish.experiment.request.Split;

/**
 * What the path of a Parquet file says: {@code data/train-00000-of-00002.parquet}, {@code default/train/0000.parquet},
 * {@code mnist_test.parquet}.
 *
 * @param path the whole of it
 * @param set what is left of it without the split and the number: files of one set have the same
 * @param number among the files of its split; 0 where there is none
 * @param of how many files there are; 0 where it does not say
 * @param counted whether numbers must go on from 0 without a gap
 */
record ParquetName(String path, String set, Optional<Split> split, int number, int of, boolean counted) {
    static final String ENDING = ".parquet";

    private static final Pattern PART_OF = Pattern.compile("(.*?)-?([0-9]{1,6})-of-([0-9]{1,6})(?:-[0-9a-f]{1,64})?");
    private static final Pattern NUMBER = Pattern.compile("()([0-9]{1,6})");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)[-_.]([0-9]{1,6})");
    private static final String BETWEEN_WORDS = "[-_. ]+";

    static boolean is(String name) {
        return name.endsWith(ENDING) && !Junk.isAside(name);
    }

    static ParquetName of(String path) {
        var parts = new ArrayList<>(List.of(path.split("/")));
        var last = parts.size() - 1;
        var stem = parts.get(last).substring(0, parts.get(last).length() - ENDING.length());
        var partOf = PART_OF.matcher(stem);
        var counted = NUMBER.matcher(stem);
        var numbered = NUMBERED.matcher(stem);
        var number = 0;
        var of = 0;
        if (partOf.matches()) {
            stem = partOf.group(1);
            number = Integer.parseInt(partOf.group(2));
            of = Integer.parseInt(partOf.group(3));
        } else if (counted.matches()) {
            stem = "";
            number = Integer.parseInt(counted.group(2));
        } else if (numbered.matches()) {
            stem = numbered.group(1);
            number = Integer.parseInt(numbered.group(2));
        }
        parts.set(last, stem);
        Optional<Split> split = Optional.empty();
        for (var i = last; i >= 0 && split.isEmpty(); i--) {
            split = split(parts.get(i));
            if (split.isPresent()) {
                parts.set(i, rest(parts.get(i)));
            }
        }
        return new ParquetName(path, String.join("/", parts), split, number, of, partOf.matches() || counted.matches());
    }

    /** The path without its ending. */
    String stem() {
        return path.substring(0, path.length() - ENDING.length());
    }

    private static Optional<Split> split(String name) {
        return SplitNames.of(name).or(() -> Arrays.stream(name.split(BETWEEN_WORDS))
                .flatMap(word -> SplitNames.of(word).stream())
                .findFirst());
    }

    private static String rest(String name) {
        return SplitNames.of(name).isPresent()
                ? ""
                : String.join(
                        "-",
                        Arrays.stream(name.split(BETWEEN_WORDS))
                                .filter(word -> SplitNames.of(word).isEmpty())
                                .toList());
    }
}
