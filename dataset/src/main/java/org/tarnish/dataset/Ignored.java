package org.tarnish.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tarnish.experiment.result.IgnoredFiles;

/**
 * Files of a collection that are not among its images: other file types, hidden files, images outside class folders.
 *
 * @param files by kind, in the order in which kinds were met; at most {@value #MOST_KINDS} kinds and the rest
 */
public record Ignored(List<IgnoredFiles> files) {
    static final int MOST_KINDS = 20;

    /** No file was ignored. */
    public static final Ignored NONE = new Ignored(List.of());

    public Ignored {
        files = List.copyOf(files);
    }

    /** How many files in all. */
    public long count() {
        return files.stream().mapToLong(IgnoredFiles::count).sum();
    }

    static Ignored of(Iterable<String> names) {
        var count = new Count();
        names.forEach(count::add);
        return count.ignored();
    }

    /** Counts files by kind; not thread-safe. */
    static final class Count {
        private static final String REST = "of other kinds";
        private static final int LONGEST_ENDING = 16;

        private final Map<String, IgnoredFiles> kinds = new LinkedHashMap<>();

        /** One more, whose kind its name tells. */
        void add(String name) {
            add(kind(name), name);
        }

        void add(String kind, String name) {
            var known = kinds.containsKey(kind) || kinds.size() < MOST_KINDS ? kind : REST;
            kinds.merge(
                    known,
                    new IgnoredFiles(known, 1, Shown.text(name)),
                    (old, one) -> new IgnoredFiles(known, old.count() + 1, old.example()));
        }

        Ignored ignored() {
            return new Ignored(List.copyOf(kinds.values()));
        }

        private static String kind(String name) {
            if (Junk.is(name)) {
                return "left by operating systems and editors";
            }
            var file = name.substring(name.lastIndexOf('/') + 1);
            if (name.startsWith(".") || name.contains("/.")) {
                return "hidden";
            }
            var dot = file.lastIndexOf('.');
            if (dot < 0 || file.length() - dot > LONGEST_ENDING) {
                return "without an ending";
            }
            return Shown.text(file.substring(dot).toLowerCase(Locale.ROOT));
        }
    }
}
