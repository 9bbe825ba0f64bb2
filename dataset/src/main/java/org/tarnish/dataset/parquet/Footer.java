package org.tarnish.dataset.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tarnish.dataset.format.FormatException;

/**
 * What the end of a Parquet file says of it ("Parquet format", Apache).
 *
 * @param columns in their order
 * @param groups the file's rows in groups, in their order
 * @param huggingFace what the datasets library noted of the columns, as JSON; null where it wrote none
 * @param length bytes of the file
 */
public record Footer(List<Column> columns, List<Group> groups, String huggingFace, long length) {
    /** Bytes at the end of a file that say how long the footer is. */
    public static final int TAIL = 8;

    /** Most bytes of a footer: that of a file with a thousand row groups has a tenth of it. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int MOST_TEXT = 8 << 20;
    private static final int MOST_CHUNKS = 250_000;
    private static final int LEAST_BYTES = 8;
    private static final String NOTES = "huggingface";

    /**
     * Consecutive rows.
     *
     * @param chunks one for each column
     */
    public record Group(long rows, List<Chunk> chunks) {}

    public Footer {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
    }

    /** Number of rows. */
    public int rows() {
        return Math.toIntExact(groups.stream().mapToLong(Group::rows).sum());
    }

    /**
     * How many bytes the footer has that ends before these.
     *
     * @param tail the last {@value #TAIL} bytes of a file
     * @param length of the file
     * @throws FormatException if it is no Parquet file, encrypted, or the footer cannot be in it
     */
    public static int bytes(byte[] tail, long length) throws FormatException {
        var mark =
                new String(tail, Math.max(0, tail.length - 4), Math.min(4, tail.length), StandardCharsets.ISO_8859_1);
        if (mark.equals("PARE")) {
            throw encrypted();
        }
        if (tail.length < TAIL || !mark.equals("PAR1")) {
            throw new FormatException("is no Parquet file, or cut off: it does not end in PAR1");
        }
        var bytes = 0L;
        for (var i = 3; i >= 0; i--) {
            bytes = bytes << 8 | tail[i] & 0xff;
        }
        if (bytes + TAIL + 4 > length || bytes > MOST_BYTES) {
            throw new FormatException("is damaged: its footer would have " + bytes + " bytes of " + length
                    + ", and at most " + MOST_BYTES + " are read");
        }
        return (int) bytes;
    }

    /** @throws FormatException if it is damaged, or says what cannot be in a file of that length */
    public static Footer read(byte[] footer, long length) throws IOException {
        return new Reading(length).of(Thrift.of(footer));
    }

    private static FormatException encrypted() {
        return new FormatException("is encrypted, which is not read; write it without encryption");
    }

    /** One footer while it is read. */
    private static final class Reading {
        private final long length;
        private final Schema schema = new Schema();
        private final List<Group> groups = new ArrayList<>();
        private String notes;
        private int chunks;
        private long rows;

        Reading(long length) {
            this.length = length;
        }

        Footer of(Thrift thrift) throws IOException {
            thrift.struct((id, type) -> {
                switch (id) {
                    case 2 -> thrift.list(type, (at, element) -> schema.add(thrift));
                    case 4 -> thrift.list(type, (at, element) -> groups.add(group(thrift)));
                    case 5 -> thrift.list(type, (at, element) -> note(thrift));
                    case 8 -> throw encrypted();
                    default -> thrift.skip(type);
                }
            });
            var columns = schema.columns();
            for (var group : groups) {
                check(group, columns);
            }
            return new Footer(columns, groups, notes, length);
        }

        private void note(Thrift thrift) throws IOException {
            var pair = new String[2];
            thrift.struct((id, type) -> {
                if (id == 1) {
                    pair[0] = thrift.text(type, MOST_TEXT);
                } else if (id == 2 && NOTES.equals(pair[0])) {
                    pair[1] = thrift.text(type, MOST_TEXT);
                } else {
                    thrift.skip(type);
                }
            });
            if (pair[1] != null) {
                notes = pair[1];
            }
        }

        private Group group(Thrift thrift) throws IOException {
            var found = new ArrayList<Chunk>();
            var count = new long[1];
            thrift.struct((id, type) -> {
                switch (id) {
                    case 1 -> thrift.list(type, (at, element) -> found.add(chunk(thrift)));
                    case 3 -> count[0] = thrift.integer(type);
                    default -> thrift.skip(type);
                }
            });
            // An image has some dozens of bytes, so that a file of few bytes cannot make a long list.
            if (count[0] < 0 || count[0] > length / LEAST_BYTES || (rows += count[0]) > length / LEAST_BYTES) {
                throw new FormatException("is damaged: it claims more rows than its " + length + " bytes can hold");
            }
            return new Group(count[0], found);
        }

        private Chunk chunk(Thrift thrift) throws IOException {
            if (++chunks > MOST_CHUNKS) {
                throw new FormatException(
                        "has more than " + MOST_CHUNKS + " parts of columns; write larger row groups");
            }
            var numbers = new long[12];
            Arrays.fill(numbers, -1);
            thrift.struct((id, type) -> {
                switch (id) {
                    case 1 -> throw new FormatException("has columns in files of their own, which is not read");
                    case 3 ->
                        thrift.struct((field, kind) -> {
                            if (field == 4 || field == 5 || field == 7 || field == 9 || field == 11) {
                                numbers[field] = thrift.integer(kind);
                            } else {
                                thrift.skip(kind);
                            }
                        });
                    case 8, 9 -> throw encrypted();
                    default -> thrift.skip(type);
                }
            });
            var data = numbers[9];
            var dictionary = numbers[11];
            var start = dictionary > 0 && dictionary < data ? dictionary : data;
            var bytes = numbers[7];
            if (numbers[5] == 0) {
                // What has no values has no place, either.
                return new Chunk((int) numbers[4], 0, 4, 0);
            }
            if (start < 4 || bytes < 0 || start > length - TAIL - bytes || numbers[5] < 0) {
                throw new FormatException(
                        "is damaged: " + bytes + " bytes of a column at " + start + " are not in its " + length);
            }
            return new Chunk((int) numbers[4], numbers[5], start, bytes);
        }

        private static void check(Group group, List<Column> columns) throws FormatException {
            if (group.chunks().size() != columns.size()) {
                throw new FormatException("is damaged: a row group has "
                        + group.chunks().size() + " columns instead of " + columns.size());
            }
            for (var column : columns) {
                var values = group.chunks().get(column.number()).values();
                if (!column.repeated() && values != group.rows()) {
                    throw new FormatException(
                            "is damaged: a column has " + values + " values for " + group.rows() + " rows");
                }
            }
        }
    }
}
