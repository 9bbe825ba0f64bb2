package org.tarnish.dataset.parquet;

import java.util.List;

/**
 * A column of values in a Parquet file.
 *
 * @param number among the columns of each row group
 * @param path names from the top down; a struct's columns have more than one
 * @param type of its values, by Parquet's number
 * @param text whether bytes are marked as text
 * @param optional how many parts of the path may be absent: a value is there where its level is this
 * @param repeated whether a row may have several values
 */
public record Column(int number, List<String> path, int type, boolean text, int optional, boolean repeated) {
    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int BYTES = 6;

    private static final List<String> TYPES =
            List.of("bool", "int32", "int64", "int96", "float", "double", "binary", "fixed-size binary");

    public Column {
        path = List.copyOf(path);
    }

    /** Whether its values are whole numbers. */
    public boolean isNumbers() {
        return type == INT32 || type == INT64;
    }

    /** Whether its values are bytes of any length, which texts are, too. */
    public boolean isBytes() {
        return type == BYTES;
    }

    /** The column or struct that it belongs to. */
    public String top() {
        return path.get(0);
    }

    /** What its values are, for people. */
    public String word() {
        return (repeated ? "lists of " : "") + (text ? "text" : TYPES.get(type));
    }
}
