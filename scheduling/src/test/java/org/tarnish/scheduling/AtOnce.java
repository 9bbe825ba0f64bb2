package org.tarnish.scheduling;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does chores where they are asked for, and calls one after the other. */
final class AtOnce implements Chores, Shelf.Parallel {
    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        then.accept(work.get());
    }

    @Override
    public <T> void runHeavy(Supplier<T> work, Consumer<T> then) {
        run(work, then);
    }

    @Override
    public <T> void forEach(Collection<T> things, Consumer<T> call) {
        things.forEach(call);
    }
}
