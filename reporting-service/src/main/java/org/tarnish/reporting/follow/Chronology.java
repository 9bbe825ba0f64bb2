package org.tarnish.reporting.follow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The order of experiments in the list: by the time that their ids end with, as those do that Tarnish makes, so that
 * nothing must be read to find a page; an id without one counts from when it was submitted, which is read once. Keeps
 * the times of a bounded number of such ids. Safe for concurrent use.
 */
final class Chronology {
    private static final int MOST_TIMES = 100_000;
    private static final Pattern STAMPED = Pattern.compile(".*-(\\d{8}-\\d{6})-[0-9a-z]{1,8}");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final Recent<Instant> read = new Recent<>(MOST_TIMES);

    /**
     * Ids with the latest first.
     *
     * @param submitted when experiments without a time in their ids were submitted; those that it leaves out come last
     */
    List<String> latestFirst(Collection<String> ids, Function<List<String>, Map<String, Instant>> submitted) {
        var times = new HashMap<String, Instant>();
        var unknown = new ArrayList<String>();
        for (var id : ids) {
            var time = stamp(id).or(() -> read.get(id));
            time.ifPresentOrElse(at -> times.put(id, at), () -> unknown.add(id));
        }
        if (!unknown.isEmpty()) {
            var found = submitted.apply(unknown);
            found.forEach(read::put);
            times.putAll(found);
        }
        var ordered = new ArrayList<>(ids);
        ordered.sort(Comparator.comparing((String id) -> times.getOrDefault(id, Instant.MIN))
                .thenComparing(Comparator.naturalOrder())
                .reversed());
        return ordered;
    }

    /** The id may be used again. */
    void forget(String id) {
        read.remove(id);
    }

    /** The time that an id ends with. */
    static Optional<Instant> stamp(String id) {
        var stamped = STAMPED.matcher(id);
        if (!stamped.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(stamped.group(1), STAMP).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            // Digits that are no time, as ids from anywhere may have.
            return Optional.empty();
        }
    }
}
