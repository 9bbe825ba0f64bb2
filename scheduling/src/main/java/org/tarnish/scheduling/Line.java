package org.tarnish.scheduling;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tasks of one experiment and queue in the order in which they are handed out. Those that run the same network come one
 * after the other, so that whoever does them loads it once; the network that was run last goes on as long as anything is
 * to be done with it, then comes the one whose tasks have waited longest. Tasks that run none go before all, as they came.
 * Each call costs the same however many tasks wait. Not thread-safe.
 */
final class Line {
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final Map<String, ArrayDeque<Integer>> byNetwork = new LinkedHashMap<>();
    private String current;
    private int size;

    /**
     * A task joins the line.
     *
     * @param network that it runs, or null
     */
    void add(String network, int task) {
        (network == null ? free : byNetwork.computeIfAbsent(network, one -> new ArrayDeque<>(2))).add(task);
        size++;
    }

    /** The next task, which leaves the line; null if there is none. */
    Integer poll() {
        if (size == 0) {
            return null;
        }
        size--;
        if (!free.isEmpty()) {
            return free.poll();
        }
        if (!goesOn()) {
            current = byNetwork.keySet().iterator().next();
        }
        var tasks = byNetwork.get(current);
        var next = tasks.poll();
        if (tasks.isEmpty()) {
            byNetwork.remove(current);
        }
        return next;
    }

    /**
     * The task that is handed out some others after the next, of those that run a network; null if there is none.
     *
     * @param others which are few, for each is passed over
     */
    Integer peek(int others) {
        int left = others;
        var running = goesOn() ? byNetwork.get(current) : new ArrayDeque<Integer>();
        if (left < running.size()) {
            return running.stream().skip(left).findFirst().orElseThrow();
        }
        left -= running.size();
        for (var tasks : byNetwork.values()) {
            if (tasks != running) {
                if (left < tasks.size()) {
                    return tasks.stream().skip(left).findFirst().orElseThrow();
                }
                left -= tasks.size();
            }
        }
        return null;
    }

    /** Whether there are further tasks of the network that was run last. */
    boolean goesOn() {
        return byNetwork.containsKey(current);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        free.clear();
        byNetwork.clear();
        size = 0;
    }
}
