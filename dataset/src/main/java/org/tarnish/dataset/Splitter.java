package org.tarnish.dataset;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.tarnish.experiment.request.Split;
import org.tarnish.machine.file.Sha256;

/**
 * Divides a listing into training, validation and test images: a pure function of names, labels, given splits and
 * settings, whatever their order.
 *
 * <p>A split that the collection has is kept whole. One that it lacks is carved out of the images without a split and the
 * training images, class by class: of the n images of a class, in the order of a hash of their names, the first
 * round(n * testFraction) are for the test and the next round(n * validationFraction) for validation; a fraction above 0
 * gives at least one image as long as one is left for training. A limit keeps the same number of images of each class, as
 * far as they go, again the first by hash.
 */
public final class Splitter {
    /** Part of every hash: a change would divide every collection anew. */
    private static final String SEED = "tarnish split 1";

    private Splitter() {}

    /**
     * @throws DatasetException if a class lacks training images although the settings ask for training, or a split is
     *     asked for that would be empty
     */
    public static Splits split(Listing listing, SplitSettings settings) throws DatasetException {
        var hashes = hashes(listing);
        var given = EnumSet.noneOf(Split.class);
        listing.entries().forEach(entry -> entry.split().ifPresent(given::add));
        var classes = byClass(listing, hashes);
        Map<Split, List<List<Integer>>> parts = new EnumMap<>(Split.class);
        for (var split : Split.values()) {
            parts.put(split, new ArrayList<>());
        }
        for (var members : classes) {
            divide(listing, members, given, settings, parts);
        }
        check(listing, settings, parts);
        Map<Split, List<Integer>> result = new EnumMap<>(Split.class);
        parts.forEach((split, byClass) ->
                result.put(split, ordered(byClass, settings.limit(split).orElse(Integer.MAX_VALUE), hashes)));
        return new Splits(result.get(Split.TRAIN), result.get(Split.VALIDATION), result.get(Split.TEST));
    }

    /**
     * The images that a collection is judged on, where it is for that alone: its test images, else its validation images,
     * else all.
     *
     * @param limit most of them, as in {@link #split}
     * @throws DatasetException if there are none
     */
    public static Splits forEvaluation(Listing listing, OptionalInt limit) throws DatasetException {
        var hashes = hashes(listing);
        var chosen = listing.forTesting();
        var classes = byClass(listing, hashes);
        if (chosen.isPresent()) {
            for (var members : classes) {
                members.removeIf(index -> !listing.entries().get(index).split().equals(chosen));
            }
        }
        if (classes.stream().allMatch(List::isEmpty)) {
            throw new DatasetException("there are no images to judge on; give the data set some");
        }
        return new Splits(List.of(), List.of(), ordered(classes, limit.orElse(Integer.MAX_VALUE), hashes));
    }

    /** Divides one class, whose members come in the order of their hashes. */
    private static void divide(
            Listing listing,
            List<Integer> members,
            Set<Split> given,
            SplitSettings settings,
            Map<Split, List<List<Integer>>> parts) {
        var kept = members.stream()
                .collect(Collectors.groupingBy(
                        index -> listing.entries().get(index).split().orElse(Split.TRAIN)));
        var pool = kept.getOrDefault(Split.TRAIN, List.of());
        var evaluationOnly = settings.testFraction() + settings.validationFraction() == 1;
        var test = given.contains(Split.TEST) ? 0 : share(pool.size(), settings.testFraction(), evaluationOnly);
        var left = pool.size() - test;
        var validation = given.contains(Split.VALIDATION)
                ? 0
                : Math.min(left, share(pool.size(), settings.validationFraction(), evaluationOnly));
        if (!evaluationOnly && validation == left && left > 0) {
            validation--;
        }
        var carvedTest = pool.subList(0, test);
        var carvedValidation = pool.subList(test, test + validation);
        parts.get(Split.TEST).add(given.contains(Split.TEST) ? kept.getOrDefault(Split.TEST, List.of()) : carvedTest);
        parts.get(Split.VALIDATION)
                .add(
                        given.contains(Split.VALIDATION)
                                ? kept.getOrDefault(Split.VALIDATION, List.of())
                                : carvedValidation);
        parts.get(Split.TRAIN).add(pool.subList(test + validation, pool.size()));
    }

    private static int share(int images, double fraction, boolean all) {
        var rounded = (int) Math.round(images * fraction);
        return all ? rounded : Math.min(Math.max(rounded, fraction > 0 ? 1 : 0), Math.max(0, images - 1));
    }

    private static void check(Listing listing, SplitSettings settings, Map<Split, List<List<Integer>>> parts)
            throws DatasetException {
        if (settings.testFraction() + settings.validationFraction() < 1) {
            var without = new ArrayList<String>();
            for (var label = 0; label < listing.classes().size(); label++) {
                if (parts.get(Split.TRAIN).get(label).isEmpty()) {
                    without.add(listing.classes().get(label));
                }
            }
            if (!without.isEmpty()) {
                throw new DatasetException(
                        without.size() + " of " + listing.classes().size()
                                + " classes have no training images, the first is '" + without.get(0)
                                + "'; add images of them, remove these classes, or say role: evaluation in the"
                                + " request to judge on the data set alone");
            }
        }
        requireImages(parts, Split.VALIDATION, settings.validationFraction());
        requireImages(parts, Split.TEST, settings.testFraction());
    }

    private static void requireImages(Map<Split, List<List<Integer>>> parts, Split split, double fraction)
            throws DatasetException {
        if (fraction > 0 && parts.get(split).stream().allMatch(List::isEmpty)) {
            throw new DatasetException("there are too few images for a " + split.label() + " split of " + fraction
                    + "; add images or set its fraction to 0");
        }
    }

    /** The balanced subset: the first of each class, then the second of each, and so on; then by hash. */
    private static List<Integer> ordered(List<List<Integer>> byClass, int limit, long[] hashes) {
        var chosen = new ArrayList<Integer>();
        for (var rank = 0; chosen.size() < limit; rank++) {
            var row = new ArrayList<Integer>();
            for (var members : byClass) {
                if (rank < members.size()) {
                    row.add(members.get(rank));
                }
            }
            if (row.isEmpty()) {
                break;
            }
            row.sort(Comparator.comparingLong(index -> hashes[index]));
            chosen.addAll(row.subList(0, Math.min(row.size(), limit - chosen.size())));
        }
        chosen.sort(byHash(hashes));
        return chosen;
    }

    private static List<List<Integer>> byClass(Listing listing, long[] hashes) {
        var classes = new ArrayList<List<Integer>>();
        listing.classes().forEach(name -> classes.add(new ArrayList<>()));
        for (var index = 0; index < hashes.length; index++) {
            classes.get(listing.entries().get(index).label()).add(index);
        }
        classes.forEach(members -> members.sort(byHash(hashes)));
        return classes;
    }

    private static Comparator<Integer> byHash(long[] hashes) {
        return Comparator.comparingLong(index -> hashes[index]);
    }

    private static long[] hashes(Listing listing) {
        return listing.entries().stream()
                .mapToLong(entry -> ByteBuffer.wrap(
                                Sha256.begin(SEED).add(entry.name()).bytes())
                        .getLong())
                .toArray();
    }
}
