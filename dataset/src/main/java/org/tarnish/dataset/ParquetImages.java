package org.tarnish.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.machine.file.FailureText;

/**
 * Image sets in Parquet files, as Hugging Face's datasets library writes them: a column of image files, as bytes or as a
 * struct with {@code bytes}, beside one of labels, numbers or texts. Files are named after their split and their part of it
 * ({@link ParquetName}); names of classes stand in the files, else numbers are names.
 */
final class ParquetImages implements DatasetLayout.Detection {
    private final StoredFiles place;
    private final Map<String, ParquetTable> tables = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();
    private final Map<String, int[]> labels = new HashMap<>();
    private String imageless;

    /** Classes of labels that are texts; null where they are numbers. */
    private List<String> named;

    ParquetImages(StoredFiles place) {
        this.place = place;
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        if (!ParquetName.is(name)) {
            return;
        }
        try {
            var table = ParquetTable.of(content);
            if (table == null) {
                imageless = name;
            } else {
                tables.put(name, table);
            }
        } catch (DatasetException | InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            failures.put(name, reason(e));
        }
    }

    /** Tables beside image files, such as lists of their properties, are no image set. */
    @Override
    public Optional<ParquetSet> layout(StoredNames names) throws IOException {
        var files = names.files().stream().anyMatch(file -> ImageNames.isImage(file) && !Junk.isAside(file));
        if (tables.isEmpty() && (files || failures.isEmpty() && imageless == null)) {
            return Optional.empty();
        }
        for (var failure : failures.entrySet()) {
            throw broken(failure.getKey(), failure.getValue());
        }
        if (tables.isEmpty()) {
            throw broken(
                    imageless,
                    "has no column of images: expected is a struct with 'bytes', or binary named 'image', beside 'label'");
        }
        var ordered = ordered();
        readLabels();
        return Optional.of(set(names, ordered));
    }

    private List<ParquetName> ordered() throws DatasetException {
        var found = tables.keySet().stream()
                .map(ParquetName::of)
                .sorted(Comparator.comparing((ParquetName name) ->
                                name.split().map(Enum::ordinal).orElse(-1))
                        .thenComparing(ParquetName::number)
                        .thenComparing(ParquetName::path))
                .toList();
        var first = found.get(0);
        for (var name : found) {
            if (!name.set().equals(first.set())
                    || name.split().isPresent() != first.split().isPresent()) {
                throw new DatasetException(place.place() + " holds Parquet files that are no one set, '"
                        + Shown.text(first.path()) + "' and '" + Shown.text(name.path())
                        + "'; give the folder of those that are meant, or name all of them after their splits"
                        + " (train-00000-of-00001.parquet)");
            }
        }
        for (var from = 0; from < found.size(); ) {
            var split = found.get(from).split();
            var same = found.stream().filter(name -> name.split().equals(split)).toList();
            if (!place.single()) {
                requireWhole(same);
            }
            from += same.size();
        }
        return found;
    }

    /** All parts of a split, each once; one that is given alone is meant as it is. */
    private void requireWhole(List<ParquetName> parts) throws DatasetException {
        var of = parts.get(0).of();
        var expected = Math.max(of, parts.size());
        for (var i = 0; i < expected; i++) {
            var part = parts.get(Math.min(i, parts.size() - 1));
            if (part.counted() && (part.number() != i || part.of() != of)) {
                throw new DatasetException(place.place() + " has not each part of a split once: where '"
                        + Shown.text(part.path()) + "' is, number " + i + (of > 0 ? " of " + of : "")
                        + " is missing or another is there twice; fetch all parts of one set, or give one file alone");
            }
        }
    }

    private void readLabels() throws IOException {
        var texts = new ParquetLabels();
        var left = new HashSet<>(tables.keySet());
        place.forEach((name, content) -> {
            if (left.remove(name)) {
                try {
                    labels.put(name, texts.read(tables.get(name), content));
                } catch (DatasetException | InterruptedIOException e) {
                    throw e;
                } catch (IOException | RuntimeException e) {
                    throw broken(name, reason(e));
                }
            }
            return !left.isEmpty();
        });
        for (var name : left) {
            throw broken(name, "is no longer there");
        }
        if (tables.values().stream().noneMatch(table -> table.labels().isNumbers())) {
            var classes = texts.classes();
            labels.replaceAll((name, found) -> texts.ordered(found, classes));
            named = classes;
        }
    }

    private ParquetSet set(StoredNames names, List<ParquetName> ordered) throws DatasetException {
        var ignored = new Ignored.Count();
        new Others(names.files(), tables.keySet()).forEach(ignored::add);
        new TreeSet<>(tables.values().stream()
                        .flatMap(table -> table.others().stream())
                        .toList())
                .forEach(column -> ignored.add("columns of Parquet files beside those that are read", column));
        var used = new ArrayList<ParquetName>();
        for (var name : ordered) {
            var found = labels.get(name.path());
            if (IntStream.of(found).allMatch(label -> label == ParquetLabels.NONE)) {
                ignored.add("Parquet files without labels", name.path());
            } else {
                used.add(name);
            }
        }
        if (used.isEmpty()) {
            throw broken(ordered.get(0).path(), "has no row with a label");
        }
        var classes = classes(used);
        for (var name : used) {
            requireLabels(name.path(), classes.size());
        }
        return ParquetSet.of(place.place(), classes, used, tables, labels, ignored.ignored());
    }

    private List<String> classes(List<ParquetName> used) throws DatasetException {
        var first = used.get(0).path();
        for (var name : used) {
            var table = tables.get(name.path());
            if (table.labels().isNumbers() != tables.get(first).labels().isNumbers()
                    || !Objects.equals(table.classes(), tables.get(first).classes())) {
                throw new DatasetException("'" + Shown.text(first) + "' and '" + Shown.text(name.path()) + "' of "
                        + place.place() + " have other classes; give the files of one set");
            }
        }
        if (named != null) {
            return named;
        }
        var noted = tables.get(first).classes();
        return noted != null
                ? ClassNames.distinct(place.place(), first, noted)
                : ClassNames.numbers(
                        place.place(),
                        first,
                        used.stream()
                                .flatMapToLong(name ->
                                        IntStream.of(labels.get(name.path())).asLongStream())
                                .toArray());
    }

    private void requireLabels(String file, int classes) throws DatasetException {
        var found = labels.get(file);
        for (var row = 0; row < found.length; row++) {
            if (found[row] == ParquetLabels.NONE) {
                throw broken(file, "has no label in row " + row + "; take such rows out");
            }
            if (found[row] >= classes) {
                throw broken(
                        file, "has the label " + found[row] + " in row " + row + "; allowed are 0.." + (classes - 1));
            }
        }
    }

    static String reason(Exception e) {
        return e instanceof FormatException ? e.getMessage() : "cannot be read: " + FailureText.of(e);
    }

    private DatasetException broken(String file, String what) {
        return new DatasetException("'" + Shown.text(file) + "' of " + place.place() + " " + what);
    }
}
