package org.tarnish.dataset;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The names that are not among those used, without a copy of either. */
record Others(List<String> names, Set<String> used) implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return names.stream().filter(name -> !used.contains(name)).iterator();
    }
}
