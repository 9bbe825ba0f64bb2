package org.tarnish.machine.pickle;

import java.util.Map;

/**
 * What stands for a class, a function or an object that is not known here: its name and what it was given, and nothing that
 * could run.
 */
public final class Foreign {
    private final String name;
    private Object state;

    public Foreign(String name) {
        this.name = name;
    }

    /** The class's or function's name with its module, as the file spells it. */
    public String name() {
        return name;
    }

    /** What an instance of it is to hold, which is kept as it is. */
    void holds(Object given) {
        state = given;
    }

    /** Whether its attributes include one. */
    public boolean has(String attribute) {
        // Objects with slots hold a pair of two mappings.
        var attributes = state instanceof Tuple tuple && !tuple.items().isEmpty()
                ? tuple.items().get(0)
                : state;
        return attributes instanceof Map<?, ?> map && map.containsKey(attribute);
    }
}
