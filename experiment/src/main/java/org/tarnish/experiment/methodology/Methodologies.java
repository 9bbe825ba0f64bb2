package org.tarnish.experiment.methodology;

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
                            new TrainingReduction(parameters.text("reduction"), parameters.number("quality")),
                            parameters.text("pattern"))));

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
     * The methodology that a validated request asks for.
     *
     * @throws IllegalArgumentException if the name is unknown or a parameter is missing
     */
    public static Methodology of(MethodologyRequest request) {
        var definition = CATALOGUE.get(request.name());
        if (definition == null) {
            throw new IllegalArgumentException(
                    "no methodology named '" + request.name() + "'; known: " + String.join(", ", names()));
        }
        return definition.create(request.parameters());
    }

    private static Map<String, Definition> catalogue(Definition... definitions) {
        var byName = new java.util.LinkedHashMap<String, Definition>();
        for (var definition : definitions) {
            byName.put(definition.name(), definition);
        }
        return java.util.Collections.unmodifiableMap(byName);
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

        Methodology create(Map<String, Object> given) {
            var complete = new TreeMap<String, Object>();
            for (var parameter : parameters) {
                var value = given.getOrDefault(parameter.name(), parameter.fallback());
                if (value == null) {
                    throw new IllegalArgumentException(
                            "methodology '" + name + "' needs the parameter '" + parameter.name() + "'");
                }
                complete.put(parameter.name(), value);
            }
            return factory.create(new Parameters(complete));
        }
    }

    /** A methodology's parameters, complete. */
    record Parameters(Map<String, Object> values) {
        String text(String name) {
            return values.get(name).toString();
        }

        double number(String name) {
            return ((Number) values.get(name)).doubleValue();
        }
    }
}
