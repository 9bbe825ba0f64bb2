package org.tarnish.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A world in which everything happens by a seed: processes with threads of which one runs at a time, chosen at every call
 * of the store or the broker, and a clock that moves when all wait. Same seed, same history.
 */
final class World extends Clock {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "actor");
        thread.setDaemon(true);
        return thread;
    });

    final Random random;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore back = new Semaphore(0);
    private final ThreadLocal<Actor> current = new ThreadLocal<>();
    private Instant now = START;
    private Throwable broken;
    private long steps;

    World(long seed) {
        this.random = new Random(seed);
    }

    /** Thrown in every thread of a process that has died, at its next step. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("died", null, false, false);
        }
    }

    /** Something that lives and dies as a whole. */
    static class Process {
        final String name;
        boolean dead;
        Instant pausedUntil = Instant.MIN;

        Process(String name) {
            this.name = name;
        }
    }

    private final class Actor {
        final Process process;
        final Semaphore turn = new Semaphore(0);
        Instant wakes = now;
        boolean over;

        Actor(Process process) {
            this.process = process;
        }
    }

    /** Begins a thread of a process. */
    void begin(Process process, Runnable body) {
        var actor = new Actor(process);
        actors.add(actor);
        THREADS.execute(() -> {
            current.set(actor);
            actor.turn.acquireUninterruptibly();
            try {
                if (!process.dead) {
                    body.run();
                }
            } catch (Died e) {
                // As it must.
                actor.over = true;
            } catch (Throwable e) {
                broken = broken == null ? e : broken;
            } finally {
                actor.over = true;
                current.remove();
                back.release();
            }
        });
    }

    /** Lets others go on; the calling thread's process may be dead when it goes on itself. */
    void step() {
        sleep(Duration.ZERO);
    }

    /** Lets time pass for the calling thread. */
    void sleep(Duration duration) {
        var actor = current.get();
        if (actor.process.dead) {
            throw new Died();
        }
        actor.wakes = now.plus(duration);
        back.release();
        actor.turn.acquireUninterruptibly();
        if (actor.process.dead) {
            throw new Died();
        }
    }

    /** A lock that lets others go on while a thread waits for it. */
    Lock lock() {
        return new ReentrantLock() {
            private static final long serialVersionUID = 1L;
            private boolean held;

            @Override
            public void lock() {
                while (held) {
                    sleep(Duration.ofMillis(1));
                }
                held = true;
            }

            @Override
            public void unlock() {
                held = false;
            }
        };
    }

    /** The process of the calling thread. */
    Process me() {
        return current.get().process;
    }

    /** Kills a process: its threads do nothing more. */
    void kill(Process process) {
        process.dead = true;
    }

    /** Runs until a condition holds; fails if that takes more than so much of the world's time. */
    void run(Duration most, java.util.function.BooleanSupplier until) {
        var end = now.plus(most);
        var ready = new ArrayList<Actor>();
        while (!until.getAsBoolean()) {
            Instant earliest = null;
            ready.clear();
            for (int i = actors.size() - 1; i >= 0; i--) {
                var actor = actors.get(i);
                if (actor.over) {
                    actors.remove(i);
                    continue;
                }
                var wakes = actor.process.dead
                        ? now
                        : actor.wakes.isAfter(actor.process.pausedUntil) ? actor.wakes : actor.process.pausedUntil;
                if (!wakes.isAfter(now)) {
                    ready.add(actor);
                } else if (earliest == null || wakes.isBefore(earliest)) {
                    earliest = wakes;
                }
            }
            if (ready.isEmpty()) {
                if (earliest == null || earliest.isAfter(end)) {
                    throw new AssertionError("stuck after " + Duration.between(START, now));
                }
                now = earliest;
                continue;
            }
            steps++;
            if (steps > 3_000_000) {
                throw new AssertionError("too many steps after " + Duration.between(START, now));
            }
            var next = ready.get(random.nextInt(ready.size()));
            next.turn.release();
            await(next);
            if (broken != null) {
                throw new AssertionError("a thread broke: " + broken, broken);
            }
        }
    }

    private void await(Actor actor) {
        try {
            if (!back.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new AssertionError("a thread of " + actor.process.name + " does not come back");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends all threads. */
    void end() {
        while (!actors.isEmpty()) {
            for (var actor : List.copyOf(actors)) {
                actor.process.dead = true;
                if (!actor.over) {
                    actor.turn.release();
                    await(actor);
                }
            }
            actors.removeIf(actor -> actor.over);
        }
    }

    long steps() {
        return steps;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
