package org.tarnish.experiment.methodology;

import static java.util.function.Predicate.not;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tarnish.experiment.request.MethodologyRequest;

/** The catalogue of training methodologies: one line each. */
public final class Methodologies {
    /** The methodology whose result the others start from. */
    public static final String SHARED = "shared";

    /** The methodology that the others are compared with. */
    public static final String BASELINE = "baseline";

    private static final Map<String, Definition> CATALOGUE = catalogue(
            new Definition(SHARED, List.of(), parameters -> new SharedTraining()),
            new Definition(BASELINE, List.of(), parameters -> new Baseline()),
            new Definition(
                    "fixed",
                    List.of(Parameter.reduction(), Parameter.quality(), Parameter.pattern()),
                    parameters -> new FixedReduction(
                            new TrainingReduction.Uniform(parameters.text("reduction"), parameters.number("quality")),
                            parameters.text("pattern"))),
            new Definition("linear-rounds", linear(), parameters -> new LinearRounds(LinearReduction.of(parameters))),
            new Definition("linear-epochs", linear(), parameters -> new LinearEpochs(LinearReduction.of(parameters))),
            new Definition("adaptive-rounds", adaptive(), parameters -> new AdaptiveRounds(parameters.adaptive())),
            new Definition("adaptive-epochs", adaptive(), parameters -> new AdaptiveEpochs(parameters.adaptive())));

    private Methodologies() {}

    /** Every methodology's definition, by name, in the catalogue's order. */
    public static List<Definition> all() {
        return List.copyOf(CATALOGUE.values());
    }

    /** The names in the catalogue's order. */
    public static List<String> names() {
        return all().stream().map(Definition::name).toList();
    }

    /**
     * The methodology that a request asks for.
     *
     * @throws IllegalArgumentException if the name is unknown, or a parameter is missing, unknown or of another type
     */
    public static Methodology of(MethodologyRequest request) {
        var definition = named(request.name());
        return definition.factory.create(new Parameters(definition.complete(request.parameters())));
    }

    /**
     * The same request with every parameter spelled out in one form, so that requests for the same methodology are equal.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static MethodologyRequest complete(MethodologyRequest request) {
        return new MethodologyRequest(request.name(), named(request.name()).complete(request.parameters()));
    }

    private static Definition named(String name) {
        var definition = CATALOGUE.get(name);
        if (definition == null) {
            throw new IllegalArgumentException(
                    "no methodology named '" + name + "'; known: " + String.join(", ", names()));
        }
        return definition;
    }

    private static List<Parameter> linear() {
        return List.of(Parameter.reduction(), Parameter.step(), Parameter.lowestQuality(), Parameter.ascending());
    }

    private static List<Parameter> adaptive() {
        return List.of(Parameter.reduction(), Parameter.step());
    }

    private static Map<String, Definition> catalogue(Definition... definitions) {
        var byName = new LinkedHashMap<String, Definition>();
        for (var definition : definitions) {
            byName.put(definition.name(), definition);
        }
        return Collections.unmodifiableMap(byName);
    }

    /** Turns parameters into a methodology. */
    @FunctionalInterface
    interface Factory {
        Methodology create(Parameters parameters);
    }

    /** A methodology's name, the parameters it takes, and how it is made. */
    public static final class Definition {
        private final String name;
        private final List<Parameter> parameters;
        private final Factory factory;

        Definition(String name, List<Parameter> parameters, Factory factory) {
            this.name = name;
            this.parameters = parameters;
            this.factory = factory;
        }

        public String name() {
            return name;
        }

        /** The parameters that a request may give. */
        public List<Parameter> parameters() {
            return parameters;
        }

        private Map<String, Object> complete(Map<String, Object> given) {
            var takes = parameters.stream().map(Parameter::name).toList();
            var unknown = given.keySet().stream()
                    .filter(not(takes::contains))
                    .sorted()
                    .toList();
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("methodology '" + name + "' has no parameter '" + unknown.get(0)
                        + "'; it takes " + (takes.isEmpty() ? "none" : String.join(", ", takes)));
            }
            var missing = parameters.stream()
                    .filter(parameter -> parameter.fallback() == null && !given.containsKey(parameter.name()))
                    .map(Parameter::name)
                    .toList();
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException("methodology '" + name + "' needs " + String.join(" and ", missing)
                        + ", as in '" + name + ": {" + String.join(": ..., ", missing) + ": ...}'");
            }
            var complete = new TreeMap<String, Object>();
            for (var parameter : parameters) {
                var value = given.getOrDefault(parameter.name(), parameter.fallback());
                complete.put(
                        parameter.name(),
                        value instanceof Parameter.SameAs same
                                ? complete.get(same.parameter())
                                : parameter.read(value));
            }
            return complete;
        }
    }

    /** A methodology's parameters, complete. */
    record Parameters(Map<String, Object> values) {
        String text(String name) {
            return values.get(name).toString();
        }

        double number(String name) {
            return (Double) values.get(name);
        }

        boolean flag(String name) {
            return (Boolean) values.get(name);
        }

        TrainingReduction.Adaptive adaptive() {
            return new TrainingReduction.Adaptive(text("reduction"), number("step"));
        }
    }
}
