package org.tarnish.corruption.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tarnish.dataset.Listing;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.pipeline.task.PermanentFailure;

/**
 * How the classes of images made elsewhere become a data set's. A class of the data set stays itself; any other becomes what
 * the data set's mapping makes of it; without one, the numbers 0, 1, 2 and so on are positions in the data set's classes
 * where these are no numbers themselves, as in CIFAR-10.1 and ImageNet-V2.
 *
 * @param dataset the data set's classes
 * @param mapping that made them of others, or null
 */
record SetClasses(List<String> dataset, ClassMapping mapping) {
    private static final int MOST_NAMED = 5;

    /** Whose positions labels in arrays mean; none where a mapping has changed the positions. */
    List<String> ofArrays() {
        return mapping == null ? dataset : List.of();
    }

    /** @throws PermanentFailure if the images have a class that means none of the data set's, naming it */
    Function<String, Optional<String>> of(Listing listing, String place) {
        if (mapping != null) {
            return name -> dataset.contains(name) ? Optional.of(name) : mapping.classOf(name);
        }
        if (isNumbered(listing.classes())
                && !dataset.contains("0")
                && listing.classes().size() <= dataset.size()) {
            return name -> Optional.of(dataset.get(Integer.parseInt(name)));
        }
        var strangers = new ArrayList<>(listing.classes());
        strangers.removeAll(dataset);
        if (!strangers.isEmpty()) {
            throw new PermanentFailure("the image set " + place + " has classes that the data set does not have: "
                    + first(strangers) + "; there are " + first(dataset)
                    + ". Name its folders after these, or remove the others");
        }
        return Optional::of;
    }

    /** Of images that show none of the classes: all get the first label, which nobody reads. */
    Function<String, Optional<String>> ofNone() {
        return name -> Optional.of(dataset.get(0));
    }

    private static boolean isNumbered(List<String> classes) {
        return IntStream.range(0, classes.size())
                .allMatch(position -> classes.get(position).equals(Integer.toString(position)));
    }

    private static String first(List<String> names) {
        return "'" + String.join("', '", names.subList(0, Math.min(MOST_NAMED, names.size()))) + "'"
                + (names.size() > MOST_NAMED ? " and so on" : "");
    }
}
