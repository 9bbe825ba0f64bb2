package org.tarnish.network.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.architecture.Architectures;

/**
 * Which of a file's tensors an architecture takes: those of the one place where all of them are, of several the one that
 * is no average over steps, or the one that the request names.
 *
 * @param tensors by the architecture's names, for whatever number of classes the file is
 * @param taken where they were and what was passed over, in words; null where the file holds them alone under their names
 * @param normalization what a layer before the network does to images, or null if there is none
 */
record WeightsChoice(Map<String, StoredTensor> tensors, String taken, Normalization normalization) {
    private static final Pattern SHARD = Pattern.compile("-\\d{5}-of-\\d{5}");

    /**
     * Chooses by names and shapes alone, which headers tell.
     *
     * @param file what the file is called in messages
     * @param use what the request asks for: {@code ema}, or a place; null where it asks for nothing
     * @throws IllegalArgumentException if no place, or several, or another than the asked one fits; the message names them,
     *     what does not fit, and the architectures that would
     * @throws InvalidWeightsException if a layer that normalizes images cannot do so
     * @throws IOException if the file cannot be read
     */
    static WeightsChoice of(String file, List<StateDict> dicts, Architecture architecture, String use)
            throws IOException {
        var distinct = fitting(file, dicts, architecture);
        var chosen = chosen(FileText.shown(file), distinct, use);
        var normalization = normalization(file, chosen.place());
        return new WeightsChoice(
                tensors(chosen.place()), taken(chosen, distinct, normalization != null), normalization);
    }

    /**
     * Checks that there is a choice, without reading a value.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    static void require(String file, List<StateDict> dicts, Architecture architecture, String use) {
        chosen(FileText.shown(file), fitting(file, dicts, architecture), use);
    }

    private static List<Fit> fitting(String file, List<StateDict> dicts, Architecture architecture) {
        var complete = new Places(architecture).complete(dicts);
        var fits = complete.stream().map(place -> Fit.of(place, complete)).toList();
        var right = fits.stream().filter(Fit::isRight).toList();
        if (right.isEmpty()) {
            throw misfit(file, dicts, architecture, fits);
        }
        return distinct(right);
    }

    private static Normalization normalization(String file, Place place) throws IOException {
        try {
            return NormalizationLayer.of(place.tensors()).orElse(null);
        } catch (InvalidWeightsException e) {
            throw new InvalidWeightsException(
                    "weights file " + FileText.shown(file) + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Fit chosen(String file, List<Fit> right, String use) {
        var meant = right.stream()
                .filter(fit -> use == null || fit.place().isMeantBy(use))
                .toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException("the weights '" + file + "' hold nothing that 'use: "
                    + FileText.shown(use) + "' means; leave it out or choose of what fits: " + labels(right));
        }
        var plain = meant.stream().filter(fit -> !fit.place().isAverage()).toList();
        var candidates = plain.isEmpty() || "ema".equals(use) ? meant : plain;
        if (candidates.size() > 1) {
            throw new IllegalArgumentException("the weights '" + file + "' fit in " + candidates.size() + " places, "
                    + labels(candidates) + "; choose one in the request, such as 'use: "
                    + use(candidates.get(0)) + "'");
        }
        return candidates.get(0);
    }

    /** Of places with the same tensors, which one network under two names leaves, the one with the shortest name. */
    private static List<Fit> distinct(List<Fit> right) {
        var distinct = new LinkedHashMap<Map<String, StoredTensor>, Fit>();
        right.forEach(fit -> distinct.merge(
                tensors(fit.place()),
                fit,
                (one, other) ->
                        other.place().label().length() < one.place().label().length() ? other : one));
        return List.copyOf(distinct.values());
    }

    private static Map<String, StoredTensor> tensors(Place place) {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        place.wanted().forEach(spec -> tensors.put(spec.name(), place.tensor(spec.name())));
        return tensors;
    }

    private static String taken(Fit chosen, List<Fit> right, boolean normalizing) {
        var parts = new ArrayList<String>();
        var others = right.stream().filter(fit -> !fit.equals(chosen)).toList();
        boolean alone = others.isEmpty() && chosen.beside().isEmpty() && !normalizing;
        if (chosen.place().label().isEmpty() && alone) {
            return null;
        }
        parts.add(shown(chosen));
        others.forEach(other -> parts.add(shown(other) + " is also there; 'use: " + use(other, right) + "' takes it"));
        if (!chosen.beside().isEmpty()) {
            parts.add((Fit.named("passed over:", chosen.beside()) + "\n")
                    .replace(";\n", "")
                    .strip());
        }
        if (normalizing) {
            parts.add("images are normalized by the mean and deviation of its own layer");
        }
        return parts.size() == 1
                ? parts.get(0)
                : parts.get(0) + " (" + String.join("; ", parts.subList(1, parts.size())) + ")";
    }

    private static String shown(Fit fit) {
        var label = fit.place().label();
        return label.isEmpty() ? "the file's own names" : FileText.shown(label);
    }

    private static String use(Fit fit) {
        var label = fit.place().label();
        return label.isEmpty() ? Place.ROOT : FileText.shown(label);
    }

    private static String use(Fit fit, List<Fit> right) {
        boolean onlyAverage = fit.place().isAverage()
                && right.stream().filter(other -> other.place().isAverage()).count() == 1;
        return onlyAverage ? "ema" : use(fit);
    }

    private static String labels(List<Fit> fits) {
        return fits.stream().map(WeightsChoice::shown).collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException misfit(
            String file, List<StateDict> dicts, Architecture architecture, List<Fit> complete) {
        var nearest = complete.stream()
                .findFirst()
                .or(() -> new Places(architecture).nearest(dicts).map(place -> Fit.of(place, List.of())));
        var problem = nearest.map(Fit::problem).orElseGet(() -> none(dicts));
        var fitting = fitting(dicts);
        var part = SHARD.matcher(file).find() ? " they are a part of several; name the .index.json beside them;" : "";
        return new IllegalArgumentException("the weights '" + FileText.shown(file) + "' are not those of "
                + architecture.name() + ":" + problem + part
                + (fitting.isEmpty()
                        ? " they are those of no network here; give weights of one of its architectures"
                        : " they fit " + String.join(", ", fitting)
                                + "; choose the architecture that they were trained for"));
    }

    private static String none(List<StateDict> dicts) {
        var names = dicts.stream()
                .flatMap(dict -> dict.tensors().keySet().stream())
                .limit(3)
                .map(FileText::shown)
                .collect(Collectors.joining(", "));
        return " they have none of its names, but " + names + ";";
    }

    private static LinkedHashSet<String> fitting(List<StateDict> dicts) {
        return Stream.concat(Architectures.all().stream(), Architectures.commonWide().stream())
                .filter(architecture -> fits(dicts, architecture))
                .map(Architecture::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean fits(List<StateDict> dicts, Architecture architecture) {
        var complete = new Places(architecture).complete(dicts);
        return complete.stream().anyMatch(place -> Fit.of(place, complete).isRight());
    }
}
