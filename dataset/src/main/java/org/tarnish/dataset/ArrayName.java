package org.tarnish.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tarnish.experiment.request.Split;

/**
 * What the name of an array says: whether it holds images or labels, of which split, and which arrays belong together.
 *
 * @param role of images or of labels
 * @param rest the other words of the name, which both arrays of a pair share
 */
record ArrayName(Role role, List<String> rest) {
    /** Most arrays of a place that are looked at. */
    static final int MOST = 10_000;

    private static final Set<String> IMAGES = Set.of("images", "image", "imgs", "img", "data", "x");
    private static final Set<String> LABELS = Set.of("labels", "label", "targets", "target", "y");

    enum Role {
        IMAGES,
        LABELS
    }

    /** Images and their labels. */
    record Pair(NumpyArray images, NumpyArray labels, Optional<Split> split) {}

    /** Empty if the name holds none, or several, of the words for images and labels. */
    static Optional<ArrayName> of(String path) {
        var file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var stem = file.replaceAll("\\.np[yz]$", "").replaceAll("^([xy])(train|test|val|valid)$", "$1_$2");
        var rest = new ArrayList<String>();
        var roles = new ArrayList<Role>();
        for (var word : stem.split("[_\\-]+")) {
            if (IMAGES.contains(word)) {
                roles.add(Role.IMAGES);
            } else if (LABELS.contains(word)) {
                roles.add(Role.LABELS);
            } else {
                rest.add(word);
            }
        }
        return roles.size() == 1 ? Optional.of(new ArrayName(roles.get(0), rest)) : Optional.empty();
    }

    static boolean isLabel(String stem) {
        return of(stem).filter(name -> name.role() == Role.LABELS).isPresent();
    }

    /** The arrays that belong together, by split: training, validation, test, none. */
    static List<Pair> pairs(Collection<NumpyArray> arrays) {
        Map<List<Object>, NumpyArray> labels = new HashMap<>();
        for (var array : arrays) {
            of(array.stem())
                    .filter(name -> name.role() == Role.LABELS)
                    .ifPresent(name -> labels.put(key(array, name), array));
        }
        var pairs = new ArrayList<Pair>();
        for (var array : arrays) {
            of(array.stem()).filter(name -> name.role() == Role.IMAGES).ifPresent(name -> {
                var found = labels.get(key(array, name));
                if (found != null) {
                    pairs.add(new Pair(array, found, split(array, name)));
                }
            });
        }
        pairs.sort(
                Comparator.comparingInt(pair -> pair.split().map(Split::ordinal).orElse(Integer.MAX_VALUE)));
        return pairs;
    }

    private static List<Object> key(NumpyArray array, ArrayName name) {
        return List.of(array.part().isEmpty() ? array.folder() : array.file(), name.rest());
    }

    /** From the words of its name, else from the archive or folder that it is in. */
    private static Optional<Split> split(NumpyArray array, ArrayName name) {
        var own = name.rest().stream()
                .flatMap(word -> SplitNames.of(word).stream())
                .findFirst();
        var holder = array.part().isEmpty()
                ? array.folder().replaceAll("/$", "")
                : array.file().replaceAll("\\.npz$", "");
        var words = Arrays.asList(holder.substring(holder.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .split("[_\\-]+"));
        return own.or(() ->
                words.stream().flatMap(word -> SplitNames.of(word).stream()).findFirst());
    }
}
