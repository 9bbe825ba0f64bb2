package org.tarnish.bench.beside;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.tarnish.bench.learning.Workloads;
import org.tarnish.bench.peer.Job;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/**
 * Which cases there are: networks, corruptions at two sizes, and all corruptions of a size together.
 *
 * @param labels such as {@code fog-224}, each once, without those of all together
 * @param together sizes in pixels whose corruptions are also shown as one
 */
public record Cases(List<String> labels, List<Integer> together) {
    /** Sides of corrupted images in pixels. */
    static final List<Integer> SIDES = List.of(32, 224);

    private static final String ALL = "all-";

    public Cases {
        labels = List.copyOf(labels);
        together = List.copyOf(together);
    }

    /** The field's 15 and 4 corruptions, whatever others this Tarnish has. */
    static List<String> published() {
        return Stream.concat(Corruptions.mainNames().stream(), Corruptions.extraNames().stream())
                .toList();
    }

    /** These at one size. */
    static List<String> corruptions(int side) {
        return published().stream().map(name -> name + "-" + side).toList();
    }

    /** What may be asked for. */
    public static List<String> names() {
        var names = new ArrayList<>(networks());
        for (int side : SIDES) {
            names.addAll(corruptions(side));
            names.add(ALL + side);
        }
        return names;
    }

    /**
     * Those that were asked for.
     *
     * @throws IllegalArgumentException if there is no such case; the message lists all
     */
    public static Cases of(List<String> wanted) {
        for (var name : wanted) {
            if (!names().contains(name)) {
                throw new IllegalArgumentException("must be of " + String.join(", ", names()) + ", was " + name);
            }
        }
        var labels = new LinkedHashSet<>(wanted);
        var together = SIDES.stream().filter(side -> labels.remove(ALL + side)).toList();
        together.forEach(side -> labels.addAll(corruptions(side)));
        return new Cases(List.copyOf(labels), together);
    }

    private static List<String> networks() {
        return Workloads.jobs(Kind.TRAIN.label(), 1, 1, "cpu").stream()
                .map(Job::label)
                .toList();
    }

    static String together(int side) {
        return ALL + side;
    }
}
