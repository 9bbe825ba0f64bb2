package org.tarnish.scheduling;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Has long work done elsewhere, so that nothing else waits for it. */
interface Chores {
    /**
     * @param work runs elsewhere and touches nothing of the scheduler's
     * @param then takes what it returned, in the scheduler's own thread; never called once the scheduler is gone
     */
    <T> void run(Supplier<T> work, Consumer<T> then);

    /** As {@link #run}, for work that takes much memory: one such after the other. */
    <T> void runHeavy(Supplier<T> work, Consumer<T> then);
}
