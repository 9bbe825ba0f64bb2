package org.tarnish.corruption;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.pipeline.task.TaskContext;

/** An attempt at a task that can be cancelled after some progress. Safe for concurrent use. */
public class Attempt implements TaskContext {
    private final List<String> texts = new ArrayList<>();
    private final int number;
    private int left = Integer.MAX_VALUE;

    /** A first attempt. */
    public Attempt() {
        this(1);
    }

    public Attempt(int number) {
        this.number = number;
    }

    /** An attempt that is cancelled once progress was told so many times. */
    public static Attempt cancelledAfter(int tellings) {
        var attempt = new Attempt();
        attempt.left = tellings;
        return attempt;
    }

    @Override
    public String artefacts() {
        return "tasks/shards-0/attempts/" + number + "/";
    }

    @Override
    public synchronized boolean cancelled() {
        return left <= 0;
    }

    @Override
    public synchronized void progress(String text, long done, long total, String unit) {
        left--;
        texts.add(text + ", " + done + " of " + total + " " + unit);
    }

    @Override
    public void saved() {
        // Nothing here goes on from what another attempt has left.
    }

    /** What was told, in order. */
    public synchronized List<String> told() {
        return List.copyOf(texts);
    }
}
