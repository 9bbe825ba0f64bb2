package org.tarnish.scheduling;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Decides what goes wrong at which call of the store and the broker. */
final class Faults {
    /** What can go wrong at a call. */
    enum Fault {
        NONE,
        FAIL_BEFORE,
        FAIL_AFTER,
        DIE_BEFORE,
        DIE_AFTER
    }

    /**
     * Deaths in a row of the workers of a queue, from which on they only fail: a task whose workers die ten times in a
     * row before anything of it is kept is given up, and rightly so.
     */
    private static final int MOST_DEATHS = 7;

    private final World world;
    private final Map<String, Integer> deaths = new HashMap<>();
    private final int at;
    private final Fault what;
    private final double rate;
    private int calls;
    int storeCalls;
    int messages;
    int hits;
    String hit = "nothing";

    private Faults(World world, int at, Fault what, double rate) {
        this.world = world;
        this.at = at;
        this.what = what;
        this.rate = rate;
    }

    static Faults none(World world) {
        return new Faults(world, -1, Fault.NONE, 0);
    }

    /** One fault at the n-th call, from 1. */
    static Faults at(World world, int n, Fault what) {
        return new Faults(world, n, what, 0);
    }

    /** Faults at random calls. */
    static Faults random(World world, double rate) {
        return new Faults(world, -1, Fault.NONE, rate);
    }

    int calls() {
        return calls;
    }

    /** Ends random faults, so that the world can come to rest. */
    private boolean quiet;

    void cease() {
        quiet = true;
    }

    <T> T call(String name, Supplier<T> effect, Supplier<RuntimeException> trouble) {
        world.step();
        calls++;
        var fault = bearable(next());
        if (fault != Fault.NONE) {
            hits++;
            hit = fault + " at call " + calls + ", " + name + " of " + world.me().name;
        }
        if (fault == Fault.FAIL_BEFORE) {
            throw trouble.get();
        }
        if (fault == Fault.DIE_BEFORE) {
            world.kill(world.me());
            throw new World.Died();
        }
        var result = effect.get();
        ended(name);
        if (fault == Fault.DIE_AFTER) {
            world.kill(world.me());
            throw new World.Died();
        }
        if (rate > 0 && !quiet && world.random.nextDouble() < rate) {
            world.sleep(Duration.ofMillis(world.random.nextInt(20_000)));
        } else {
            world.sleep(Duration.ofMillis(1));
        }
        if (fault == Fault.FAIL_AFTER) {
            throw trouble.get();
        }
        return result;
    }

    private Fault bearable(Fault fault) {
        var name = world.me().name;
        if (rate == 0 || !name.startsWith("jobs.") || fault != Fault.DIE_BEFORE && fault != Fault.DIE_AFTER) {
            return fault;
        }
        var queue = name.substring(0, name.lastIndexOf('-'));
        return deaths.merge(queue, 1, Integer::sum) > MOST_DEATHS ? Fault.FAIL_BEFORE : fault;
    }

    /** A worker has brought a task to its end. */
    private void ended(String call) {
        if (call.startsWith("put if absent tasks/") && call.endsWith("/done.json")) {
            var name = world.me().name;
            deaths.remove(name.substring(0, name.lastIndexOf('-')));
        }
    }

    private Fault next() {
        if (calls == at) {
            return what;
        }
        if (rate > 0 && !quiet && world.random.nextDouble() < rate) {
            return Fault.values()[1 + world.random.nextInt(4)];
        }
        return Fault.NONE;
    }
}
