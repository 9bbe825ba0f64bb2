package org.tarnish.cli.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tarnish.cli.client.ExperimentView;

/**
 * One experiment's progress in words and bars. It remembers what it has seen, for rates are measured from the first
 * look at a kind of tasks on; reused tasks do not count, for they take no time.
 */
public final class ProgressLines {
    private final Map<String, Sighting> first = new HashMap<>();

    private record Sighting(Duration at, int worked) {}

    /**
     * A line for the experiment, one with a bar per kind of tasks, one per activity.
     *
     * @param at time since the start of watching
     */
    public List<String> bars(ExperimentView view, Duration at) {
        var lines = new ArrayList<String>();
        lines.add(view.id() + ": " + view.words() + ", " + view.done() + " of " + view.total() + " tasks, "
                + Bar.time(at));
        view.kinds().forEach(kind -> lines.add(bar(kind, at)));
        view.activities().forEach(activity -> lines.add("  " + line(activity)));
        return lines;
    }

    /** All of it in one line, for logs. */
    public String line(ExperimentView view) {
        var kinds = view.kinds().stream()
                .filter(kind -> kind.ended() < kind.total())
                .map(kind -> kind.kind() + " " + kind.ended() + "/" + kind.total())
                .collect(Collectors.joining(", "));
        var activities = view.activities().stream()
                .map(activity -> activity.text() + amount(activity))
                .collect(Collectors.joining(", "));
        return view.words() + ", " + view.done() + " of " + view.total() + " tasks"
                + (kinds.isEmpty() ? "" : "; to do: " + kinds)
                + (activities.isEmpty() ? "" : "; now: " + activities);
    }

    private String bar(ExperimentView.Kind kind, Duration at) {
        var worked = kind.ended() - kind.reused();
        var since = first.computeIfAbsent(kind.kind(), name -> new Sighting(at, worked));
        var seconds = at.minus(since.at).toMillis() / 1000.0;
        var rate = seconds > 0 ? (worked - since.worked) / seconds : 0;
        return String.format(
                        "%-10s %s %d/%d", kind.kind(), Bar.of(kind.ended(), kind.total()), kind.ended(), kind.total())
                + counted(kind.running(), "running")
                + counted(kind.reused(), "reused")
                + counted(kind.failed(), "failed")
                + counted(kind.skipped(), "skipped")
                + (rate > 0 && kind.ended() < kind.total() ? ", " + Bar.number(rate) + "/s" : "")
                + Bar.left(kind.total() - kind.ended(), rate);
    }

    private static String line(ExperimentView.Activity activity) {
        return Bar.of(activity.done(), activity.total()) + " " + activity.text() + amount(activity)
                + (activity.rate() > 0 ? ", " + Bar.number(activity.rate()) + " " + activity.unit() + "/s" : "")
                + Bar.left(activity.total() - activity.done(), activity.rate());
    }

    /** {@code 3/10}, or {@code 3 images} where the total is not known, or nothing where nothing is counted yet. */
    private static String amount(ExperimentView.Activity activity) {
        var done = Bar.number(activity.done());
        if (activity.total() > 0) {
            return " " + done + "/" + Bar.number(activity.total());
        }
        return activity.done() > 0 ? " " + done + " " + activity.unit() : "";
    }

    private static String counted(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
