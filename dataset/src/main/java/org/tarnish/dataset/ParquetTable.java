package org.tarnish.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.parquet.Chunk;
import org.tarnish.dataset.parquet.Column;
import org.tarnish.dataset.parquet.Footer;

/**
 * A Parquet file with a column of images and one of labels.
 *
 * @param length bytes of the file
 * @param images files of images, one for each row
 * @param labels of these
 * @param rows of each row group
 * @param imageChunks where the images of each row group lie
 * @param labelChunks where its labels lie
 * @param classes names of labels that are numbers; null if it has none
 * @param others columns that might have been meant, and are not read
 */
record ParquetTable(
        long length,
        Column images,
        Column labels,
        List<Integer> rows,
        List<Chunk> imageChunks,
        List<Chunk> labelChunks,
        List<String> classes,
        List<String> others) {
    private static final List<String> IMAGE_NAMES =
            List.of("image", "img", "images", "picture", "photo", "jpg", "jpeg", "png", "webp");
    private static final List<String> LABEL_NAMES = List.of(
            "label",
            "labels",
            "fine_label",
            "fine_labels",
            "class",
            "cls",
            "class_id",
            "target",
            "y",
            "category",
            "label_name",
            "class_name");
    private static final String BYTES = "bytes";

    /** Number of images. */
    int count() {
        return rows.stream().mapToInt(rows -> rows).sum();
    }

    /**
     * The table in a file; null if it has no column of images.
     *
     * @throws FormatException if the file is damaged, or says not which columns are meant
     */
    static ParquetTable of(StoredFiles.Content content) throws IOException {
        var ending = content.ending(Footer.MOST_BYTES + Footer.TAIL);
        var bytes = Footer.bytes(ending.last(Footer.TAIL), ending.length());
        var last = ending.last(bytes + Footer.TAIL);
        var footer = Footer.read(Arrays.copyOf(last, bytes), ending.length());
        var notes = ColumnNotes.of(footer.huggingFace());
        var images = footer.columns().stream()
                .filter(column -> isImages(column, notes))
                .toList();
        if (images.isEmpty()) {
            return null;
        }
        var image = chosen(images, IMAGE_NAMES, "images", "image");
        var candidates = labels(footer.columns(), notes);
        if (candidates.isEmpty()) {
            throw new FormatException("has images in '" + FormatException.shown(image.top())
                    + "' and no column of labels; there are "
                    + Shown.names(footer.columns().stream()
                            .map(column -> String.join(".", column.path()) + " (" + column.word() + ")")
                            .toList())
                    + "; name the one that is meant 'label'");
        }
        var label = chosen(candidates, LABEL_NAMES, "labels", "label");
        var others = new ArrayList<String>();
        Stream.of(images, candidates).flatMap(List::stream).forEach(column -> {
            if (!column.equals(image) && !column.equals(label)) {
                others.add(column.top());
            }
        });
        return new ParquetTable(
                ending.length(),
                image,
                label,
                footer.groups().stream().map(group -> (int) group.rows()).toList(),
                footer.groups().stream()
                        .map(group -> group.chunks().get(image.number()))
                        .toList(),
                footer.groups().stream()
                        .map(group -> group.chunks().get(label.number()))
                        .toList(),
                label.isNumbers() ? notes.classes(label.top()) : null,
                others);
    }

    /** A struct with bytes, or bytes that are no text under a name for images or noted as images. */
    private static boolean isImages(Column column, ColumnNotes notes) {
        if (!column.isBytes() || column.text() || column.repeated()) {
            return false;
        }
        var noted = notes.isImage(column.top());
        var struct = column.path().size() == 2 && column.path().get(1).equals(BYTES);
        return notes.has(column.top())
                ? noted && (struct || column.path().size() == 1)
                : struct || column.path().size() == 1 && IMAGE_NAMES.contains(column.top());
    }

    /** Those that are noted as classes; else numbers or texts under a name for labels. */
    private static List<Column> labels(List<Column> columns, ColumnNotes notes) {
        var possible = columns.stream()
                .filter(column -> column.path().size() == 1
                        && !column.repeated()
                        && (column.isNumbers() || column.isBytes() && !isImages(column, notes)))
                .toList();
        var noted =
                possible.stream().filter(column -> notes.isClass(column.top())).toList();
        return noted.isEmpty()
                ? possible.stream()
                        .filter(column -> LABEL_NAMES.contains(column.top()))
                        .toList()
                : noted;
    }

    /** The only one, or the one with the first of the names that mean it. */
    private static Column chosen(List<Column> columns, List<String> names, String what, String name)
            throws FormatException {
        if (columns.size() == 1) {
            return columns.get(0);
        }
        Set<String> seen = new HashSet<>();
        for (var column : columns) {
            if (!seen.add(column.top())) {
                throw new FormatException("has two columns named '" + FormatException.shown(column.top()) + "'");
            }
        }
        for (var known : names) {
            for (var column : columns) {
                if (column.top().equals(known)) {
                    return column;
                }
            }
        }
        throw new FormatException("has several columns of " + what + ": "
                + Shown.names(columns.stream().map(Column::top).toList()) + "; name the one that is meant '" + name
                + "' (rename_column) and write the file again");
    }
}
