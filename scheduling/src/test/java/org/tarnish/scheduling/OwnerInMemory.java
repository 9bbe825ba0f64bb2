package org.tarnish.scheduling;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tarnish.pipeline.store.ObjectStore;

/** The owner's process: a scheduler whose chores are done between two things that it hears. */
final class OwnerInMemory implements Chores {
    private final ArrayDeque<Runnable> chores = new ArrayDeque<>();
    final Scheduler scheduler;

    OwnerInMemory(ObjectStore store, BrokerInMemory broker, Clock clock) {
        scheduler = new Scheduler(new Shelf(store, 2_000_000, OwnerInMemory::forEach), broker, broker, clock, this);
        scheduler.takeOver();
    }

    void settle() {
        do {
            while (!chores.isEmpty()) {
                chores.poll().run();
            }
            scheduler.flush();
            scheduler.tick();
        } while (!chores.isEmpty());
    }

    private static <T> void forEach(Collection<T> things, Consumer<T> call) {
        things.forEach(call);
    }

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        chores.add(() -> then.accept(work.get()));
    }

    @Override
    public <T> void runHeavy(Supplier<T> work, Consumer<T> then) {
        run(work, then);
    }
}
