package org.tarnish.reporting.follow;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ids of all experiments, the latest first as far as ids tell: those that Tarnish's own clients make end in the time
 * of submission. Of the others the open ones count as the latest and the ended ones as the earliest.
 *
 * @param ids in that order
 * @param open those among them that have not ended; asked for only where the order depends on it
 */
record ExperimentIndex(List<String> ids, Set<String> open) {
    private static final Pattern TIME = Pattern.compile(".*-(\\d{8}-\\d{6})-[^-]*");
    private static final String LATEST = "9";
    private static final String EARLIEST = "";

    /** Whether an id tells its time. */
    static boolean isTimed(String id) {
        return TIME.matcher(id).matches();
    }

    static ExperimentIndex of(List<String> ids, Set<String> open) {
        return new ExperimentIndex(ids.stream().sorted(order(open)).toList(), open);
    }

    /** Up to so many ids after one, which need not be there any more; from the first on after null. */
    List<String> after(String id, int most) {
        var order = order(open);
        int from = id == null
                ? 0
                : (int) ids.stream()
                        .takeWhile(one -> order.compare(one, id) <= 0)
                        .count();
        return ids.subList(from, Math.min(ids.size(), from + most));
    }

    private static Comparator<String> order(Set<String> open) {
        return Comparator.comparing((String id) -> time(id, open))
                .thenComparing(Comparator.naturalOrder())
                .reversed();
    }

    private static String time(String id, Set<String> open) {
        var time = TIME.matcher(id);
        if (time.matches()) {
            return time.group(1);
        }
        return open.contains(id) ? LATEST : EARLIEST;
    }
}
