package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/** What a published set holds of some corruptions, by one pass over its files; see {@link CorruptedImages}. */
final class CorruptedSet {
    private static final int SEVERITIES = 5;
    private static final String LABELS = "labels.npy";
    private static final String ARRAY = ".npy";
    private static final int BUFFER = 1 << 16;
    private static final int MOST_PROBLEMS = 5;
    private static final Set<String> KNOWN = Set.copyOf(Corruptions.names());

    private final StoredFiles files;
    private final Collection<String> corruptions;
    private final Set<String> there = new TreeSet<>();
    private final Map<String, Set<String>> folders = new HashMap<>();
    private final Map<String, NumpyArray> images = new HashMap<>();
    private NumpyArray labels;

    private CorruptedSet(StoredFiles files, Collection<String> corruptions) {
        this.files = files;
        this.corruptions = corruptions;
    }

    static CorruptedSet of(StoredFiles files, Collection<String> corruptions) throws IOException {
        var set = new CorruptedSet(files, corruptions);
        files.forEach(set::visit);
        return set;
    }

    /**
     * What is missing or wrong of corruptions at severities, as far as names, shapes and labels in arrays tell.
     *
     * @param positions whether labels in arrays mean positions in the data set's classes
     * @return sentences, each once, a few at most
     */
    List<String> problems(List<String> asked, List<Integer> severities, boolean positions) {
        var problems = new LinkedHashSet<String>();
        for (var corruption : asked) {
            for (var severity : severities) {
                try {
                    if (folder(corruption, severity).isEmpty()) {
                        stack(corruption, severity, positions);
                    }
                } catch (DatasetException e) {
                    problems.add(e.getMessage());
                }
                if (problems.size() == MOST_PROBLEMS) {
                    return List.copyOf(problems);
                }
            }
        }
        return List.copyOf(problems);
    }

    /**
     * The folder of a corruption at a severity, with a slash at its end; empty where there is an array of it.
     *
     * @throws DatasetException if there is neither, or more than one
     */
    Optional<String> folder(String corruption, int severity) throws DatasetException {
        var found = folders.getOrDefault(key(corruption, severity), Set.of());
        var isArray = images.containsKey(corruption);
        if (found.isEmpty() && !isArray) {
            throw new DatasetException(
                    files.place() + " holds no images of " + corruption + " at severity " + severity + "; expected is "
                            + corruption + ARRAY + " beside " + LABELS + ", or " + corruption + "/" + severity
                            + "/<class>/<image>; there are "
                            + (there.isEmpty() ? "no corruptions" : "of the corruptions " + String.join(", ", there)));
        }
        if (found.size() > 1 || isArray && !found.isEmpty()) {
            throw new DatasetException(files.place() + " holds images of " + corruption + " at severity " + severity
                    + " in several places; name the folder of one of them");
        }
        return found.stream().findFirst();
    }

    /**
     * The part of a corruption's array that is a severity, with its labels.
     *
     * @param positions whether labels mean positions in the data set's classes
     * @throws DatasetException if the array or its labels are not as they should be
     */
    Stack stack(String corruption, int severity, boolean positions) throws DatasetException {
        if (!positions) {
            throw new DatasetException(files.place() + " holds arrays whose labels are positions, which a mapping of"
                    + " classes changes; give folders of classes instead, or leave dataset.classes out");
        }
        var array = usable(images.get(corruption));
        var head = array.head();
        var shape = head.shape();
        if (!head.type().samples()
                || head.fortran()
                || shape.size() != 4
                || shape.get(3) != 3
                || shape.get(0) % SEVERITIES != 0
                || !SampleOrder.fits(shape.get(2), shape.get(1))) {
            throw new DatasetException(files.place().resolve(array.file()) + " must be uint8 of shape [" + SEVERITIES
                    + " N, H, W, 3], a fifth for each severity, was "
                    + head.type().word() + " of shape " + shape);
        }
        int count = shape.get(0) / SEVERITIES;
        var order = SampleOrder.interleaved(shape.get(2), shape.get(1));
        var numbers = labels(array, count);
        return new Stack(
                array.file(),
                Unpacking.NONE,
                "",
                head.bytes() + (severity - 1L) * count * order.bytes(),
                order,
                corruption + "-" + severity,
                6,
                Optional.empty(),
                numbers,
                labels.file());
    }

    private boolean visit(String name, StoredFiles.Content content) throws IOException {
        if (Junk.isAside(name)) {
            return true;
        }
        var last = name.substring(name.lastIndexOf('/') + 1);
        if (last.equals(LABELS)) {
            labels = scan(name, content, labels);
        } else if (last.endsWith(ARRAY)) {
            var corruption = last.substring(0, last.length() - ARRAY.length());
            note(corruption);
            if (corruptions.contains(corruption)) {
                images.put(corruption, scan(name, content, images.get(corruption)));
            }
        } else {
            folder(name.split("/"));
        }
        return true;
    }

    private NumpyArray scan(String name, StoredFiles.Content content, NumpyArray before) throws IOException {
        if (before != null) {
            throw new DatasetException(files.place() + " holds '" + before.file() + "' and '" + name
                    + "'; name the folder of one of them");
        }
        try (var stream = new BufferedInputStream(content.open(), BUFFER)) {
            return NumpyArray.scan(name, "", stream);
        }
    }

    private void folder(String[] parts) {
        for (int i = 0; i + 2 < parts.length; i++) {
            note(parts[i]);
            if (corruptions.contains(parts[i]) && isSeverity(parts[i + 1])) {
                add(parts[i] + "-" + parts[i + 1], parts, i + 2);
                return;
            }
            if (!plain(parts[i]).equals(parts[i]) && corruptions.contains(plain(parts[i]))) {
                add(parts[i], parts, i + 1);
                return;
            }
        }
    }

    private void add(String key, String[] parts, int depth) {
        folders.computeIfAbsent(key, any -> new TreeSet<>())
                .add(String.join("/", Arrays.asList(parts).subList(0, depth)) + "/");
    }

    private void note(String word) {
        var name = plain(word);
        if (KNOWN.contains(name)) {
            there.add(name);
        }
    }

    /** Without the severity at its end. */
    private static String plain(String word) {
        var dash = word.length() - 2;
        return dash > 0 && word.charAt(dash) == '-' && isSeverity(word.substring(dash + 1))
                ? word.substring(0, dash)
                : word;
    }

    private static boolean isSeverity(String word) {
        return word.length() == 1 && word.charAt(0) >= '1' && word.charAt(0) <= '0' + SEVERITIES;
    }

    /** One for each image; a file of five times as many repeats them for each severity. */
    private int[] labels(NumpyArray array, int count) throws DatasetException {
        if (labels == null) {
            throw new DatasetException(files.place() + " holds " + array.file() + " but no " + LABELS
                    + " beside it, which says the images' classes");
        }
        var numbers = usable(labels).numbers();
        if (numbers == null || numbers.length != count && numbers.length != count * SEVERITIES) {
            throw new DatasetException(files.place().resolve(labels.file()) + " must be " + count + " or "
                    + count * SEVERITIES + " whole numbers, as there are images, was of shape "
                    + labels.head().shape());
        }
        for (int i = count; i < numbers.length; i++) {
            if (numbers[i] != numbers[i - count]) {
                throw new DatasetException(files.place().resolve(labels.file()) + " does not repeat its labels for"
                        + " each of five severities: number " + i + " is " + numbers[i] + ", number " + (i - count)
                        + " is " + numbers[i - count]
                        + "; the arrays may hold fewer severities, which folders can say and arrays cannot");
            }
        }
        return Labels.narrow(Arrays.copyOf(numbers, count));
    }

    private NumpyArray usable(NumpyArray array) throws DatasetException {
        if (array.problem() != null) {
            throw new DatasetException(files.place().resolve(array.file()) + " " + array.problem());
        }
        return array;
    }

    private static String key(String corruption, int severity) {
        return corruption + "-" + severity;
    }
}
