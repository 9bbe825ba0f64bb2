package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Classes made of a data set's own, such as HumaNet's 20 of ImageNet's 1,000: label i is the i-th class here. Images of
 * classes that are named nowhere are left out; named sources that the data set does not have are passed over.
 *
 * @param file a TSV file below the mirror of data sets that holds the mapping; null once it has been read
 * @param classes the classes in their order; empty as long as there is a file to be read
 */
public record ClassMapping(String file, List<Group> classes) {
    /** The first line of a TSV file. */
    public static final String HEADER = "source\tclass";

    private static final int MOST_SHOWN = 60;

    /** Names that can be those of folders. */
    private static final Pattern NAME = Pattern.compile("[^/\\\\\\p{Cntrl}.][^/\\\\\\p{Cntrl}]{0,99}");

    public ClassMapping {
        classes = List.copyOf(classes);
        var owners = new HashMap<String, String>();
        var names = new HashSet<String>();
        for (var group : classes) {
            if (!names.add(group.name())) {
                throw new IllegalArgumentException(
                        "the class '" + group.name() + "' is named twice; give it one list of sources");
            }
            for (var source : group.sources()) {
                var owner = owners.putIfAbsent(source, group.name());
                if (owner != null) {
                    throw new IllegalArgumentException("the source '" + source + "' is given to the class '"
                            + group.name() + "' and before to '" + owner + "'; a source belongs to one class, once");
                }
            }
        }
    }

    /**
     * One class.
     *
     * @param sources classes of the data set whose images it takes, at least one
     */
    public record Group(String name, List<String> sources) {
        public Group {
            if (name == null || !NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a class must be named by 1 to 100 characters without slashes, the first no dot, was '"
                                + shown(String.valueOf(name)) + "'");
            }
            sources = sources == null ? List.of() : List.copyOf(sources);
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("the class '" + name + "' must have sources, has none");
            }
        }
    }

    /** The mapping with these classes. */
    public static ClassMapping of(List<Group> classes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("a mapping must name a class, names none");
        }
        return new ClassMapping(null, classes);
    }

    /**
     * Reads what a request may hold: the name of a file, a mapping of classes to lists of sources, or a list of
     * {@code {name, sources}}, in which the order of the classes outlives every program that sorts mappings.
     *
     * @throws IllegalArgumentException for anything else, and if a class or a source comes twice
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ClassMapping of(Object json) {
        if (json instanceof String file) {
            return new ClassMapping(file, List.of());
        }
        var groups = new ArrayList<Group>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((name, sources) -> groups.add(new Group(String.valueOf(name), texts(sources))));
        } else if (json instanceof List<?> list) {
            for (var item : list) {
                if (!(item instanceof Map<?, ?> group)) {
                    throw new IllegalArgumentException("a class must be a mapping of name and sources, was " + item);
                }
                groups.add(new Group(String.valueOf(group.get("name")), texts(group.get("sources"))));
            }
        } else {
            throw new IllegalArgumentException(
                    "classes must be a file's name or a mapping of classes to sources, was " + json);
        }
        return of(groups);
    }

    /**
     * Reads a TSV file: the line {@value #HEADER}, then one line for each source. Classes are in the order in which they
     * first appear; empty lines and lines that begin with {@code #} are passed over.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static ClassMapping parse(String tsv) {
        var lines = tsv.lines().toList();
        var groups = new LinkedHashMap<String, List<String>>();
        boolean headed = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var fields = line.split("\t", -1);
            if (!headed && !line.strip().equals(HEADER)) {
                throw new IllegalArgumentException("line " + (i + 1)
                        + " must be the heading 'source', a tab, 'class', was '" + shown(line.strip()) + "'");
            }
            if (headed && (fields.length != 2 || fields[0].isBlank() || fields[1].isBlank())) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + " must be a source, a tab and a class, was '" + shown(line) + "'");
            }
            if (headed) {
                groups.computeIfAbsent(fields[1].strip(), name -> new ArrayList<>())
                        .add(fields[0].strip());
            }
            headed = true;
        }
        return of(groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList());
    }

    /** The names of the classes, in order. */
    public List<String> names() {
        return classes.stream().map(Group::name).toList();
    }

    /** The class that takes the images of a source. */
    public Optional<String> classOf(String source) {
        return classes.stream()
                .filter(group -> group.sources().contains(source))
                .map(Group::name)
                .findFirst();
    }

    private static String shown(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
    }

    private static List<String> texts(Object sources) {
        if (!(sources instanceof List<?> list)
                || !list.stream().allMatch(source -> source instanceof String text && !text.isEmpty())) {
            throw new IllegalArgumentException("the sources of a class must be a list of texts, were " + sources);
        }
        return list.stream().map(String.class::cast).toList();
    }

    @JsonValue
    Object json() {
        return file != null
                ? file
                : classes.stream()
                        .map(group -> Map.of("name", group.name(), "sources", group.sources()))
                        .toList();
    }
}
