package org.tarnish.imaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * An ordered, unchangeable set of named things of one kind. Safe for concurrent use.
 *
 * @param <T> the kind of thing
 */
public final class Catalogue<T> {
    private final String kind;
    private final Map<String, T> entries;

    /**
     * @param kind what an entry is called in messages, such as {@code corruption}
     * @throws IllegalArgumentException if two entries share a name
     */
    public Catalogue(String kind, Function<T, String> name, List<T> entries) {
        var byName = new LinkedHashMap<String, T>();
        for (var entry : entries) {
            if (byName.putIfAbsent(name.apply(entry), entry) != null) {
                throw new IllegalArgumentException(
                        "every " + kind + " needs a name of its own, but two are named '" + name.apply(entry) + "'");
            }
        }
        this.kind = kind;
        this.entries = Collections.unmodifiableMap(byName);
    }

    /**
     * A catalogue that other jars on the class path add to: first what is listed, then what {@link ServiceLoader} finds of
     * that type, by name. Whoever extends Tarnish without changing it names a class in {@code META-INF/services}.
     *
     * @throws IllegalArgumentException if two entries share a name
     */
    public static <T> Catalogue<T> extensible(String kind, Class<T> type, Function<T, String> name, List<T> listed) {
        var entries = new ArrayList<>(listed);
        ServiceLoader.load(type, type.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(name))
                .forEach(entries::add);
        return new Catalogue<>(kind, name, entries);
    }

    public List<T> all() {
        return List.copyOf(entries.values());
    }

    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** @throws IllegalArgumentException if there is no such entry; the message lists the known names */
    public T named(String name) {
        var entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "no " + kind + " named '" + name + "'; known: " + String.join(", ", entries.keySet()));
        }
        return entry;
    }
}
