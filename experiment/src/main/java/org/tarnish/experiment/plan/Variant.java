package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import org.tarnish.imaging.corruption.SeverityTable;

/** The form in which images of a data set are shown to a network; together with a split, a condition. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Variant.Clean.class, name = "clean"),
    @JsonSubTypes.Type(value = Variant.Corrupted.class, name = "corrupted"),
    @JsonSubTypes.Type(value = Variant.Reduced.class, name = "reduced"),
    @JsonSubTypes.Type(value = Variant.Perturbed.class, name = "perturbed"),
    @JsonSubTypes.Type(value = Variant.Imported.class, name = "imported"),
    @JsonSubTypes.Type(value = Variant.Minimal.class, name = "minimal")
})
public sealed interface Variant {
    /** A short name, unique within a plan, made of letters, digits, underscore, dot and dash. */
    String label();

    /** The images as they are. */
    record Clean() implements Variant {
        @Override
        public String label() {
            return "clean";
        }
    }

    /**
     * Corrupted images.
     *
     * @param corruption name in the catalogue of corruptions
     * @param severity 1..5
     * @param seed where the random draws come from
     * @param textures identity of the textures that frost takes; null for the ones that Tarnish makes, and for every other
     *     corruption
     */
    record Corrupted(
            String corruption,
            int severity,
            SeverityTable table,
            long seed,
            @JsonInclude(JsonInclude.Include.NON_NULL) String textures)
            implements Variant {
        /** With no textures but the ones that Tarnish makes. */
        public Corrupted(String corruption, int severity, SeverityTable table, long seed) {
            this(corruption, severity, table, seed, null);
        }

        @Override
        public String label() {
            return corruption + "-" + severity;
        }
    }

    /**
     * Quality-reduced images, the kept window in the centre.
     *
     * @param reduction name in the catalogue of reductions
     * @param quality kept fraction in [0, 1]
     */
    record Reduced(String reduction, double quality) implements Variant {
        @Override
        public String label() {
            return reduction + "-" + BigDecimal.valueOf(quality).stripTrailingZeros();
        }
    }

    /**
     * Perturbation sequences: of each of the first images of a split as many frames as its perturbation has, image by
     * image.
     *
     * @param perturbation name in the catalogue of perturbations
     * @param images how many images become sequences, at least 1
     * @param difficulty 1..3
     * @param seed where the random draws come from
     */
    record Perturbed(String perturbation, int images, int difficulty, SeverityTable table, long seed)
            implements Variant {
        @Override
        public String label() {
            return perturbation + "-p" + difficulty;
        }
    }

    /**
     * The minimal images that searches have found for some network; other images than the data set's, and fewer.
     *
     * @param reduction name in the catalogue of reductions
     */
    record Minimal(String reduction) implements Variant {
        /** How the labels of such sets begin. */
        public static final String PREFIX = "minimal-";

        @Override
        public String label() {
            return PREFIX + reduction;
        }
    }

    /**
     * Images made elsewhere, other ones than the data set's.
     *
     * @param set the name that the request gives them
     */
    record Imported(String set) implements Variant {
        @Override
        public String label() {
            return set;
        }
    }
}
