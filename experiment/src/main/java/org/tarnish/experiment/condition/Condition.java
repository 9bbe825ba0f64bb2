package org.tarnish.experiment.condition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * The form in which images are shown to a run. Text is made from a condition, by {@link #label} and {@link #words}, and
 * never read back: whoever needs what a label stands for has the plan's or the report's conditions by label.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.Clean.class, name = "clean"),
    @JsonSubTypes.Type(value = Condition.Corrupted.class, name = "corrupted"),
    @JsonSubTypes.Type(value = Condition.Reduced.class, name = "reduced"),
    @JsonSubTypes.Type(value = Condition.Perturbed.class, name = "perturbed"),
    @JsonSubTypes.Type(value = Condition.Imported.class, name = "imported"),
    @JsonSubTypes.Type(value = Condition.Foreign.class, name = "foreign"),
    @JsonSubTypes.Type(value = Condition.Minimal.class, name = "minimal")
})
public sealed interface Condition {
    /** The label of {@link Clean}. */
    String CLEAN = "clean";

    /** The sorts of conditions, in the order of tables. */
    enum Family {
        /** Test images as they are. */
        CLEAN,
        /** Corrupted test images. */
        CORRUPTION,
        /** Quality-reduced test images. */
        REDUCTION,
        /** Images that the request names. */
        IMPORTED,
        /** Images that the request names and that show none of the data set's classes. */
        FOREIGN,
        /** Sequences of frames of test images. */
        PERTURBATION,
        /** Minimal images of some run. */
        MINIMAL
    }

    Family family();

    /** What conditions that differ by level alone share, such as {@code contrast}. */
    String name();

    /** Severity, quality or difficulty, as it is written; empty where there is none. */
    String level();

    /** A short name, unique within a plan, made of letters, digits, underscore, dot and dash. */
    String label();

    /** The condition in words, for headings and captions. */
    String words();

    /** Whether its images are the test images, each once in some form, so that accuracies can be set beside clean ones. */
    default boolean showsTestImages() {
        return switch (family()) {
            case CLEAN, CORRUPTION, REDUCTION -> true;
            case IMPORTED, FOREIGN, PERTURBATION, MINIMAL -> false;
        };
    }

    /** The images as they are. */
    record Clean() implements Condition {
        @Override
        public Family family() {
            return Family.CLEAN;
        }

        @Override
        public String name() {
            return CLEAN;
        }

        @Override
        public String level() {
            return "";
        }

        @Override
        public String label() {
            return CLEAN;
        }

        @Override
        public String words() {
            return "clean images";
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
     * @param from where the published set is that the images are taken from; null for images that are made
     */
    record Corrupted(
            String corruption,
            int severity,
            SeverityTable table,
            long seed,
            @JsonInclude(JsonInclude.Include.NON_NULL) String textures,
            @JsonInclude(JsonInclude.Include.NON_NULL) String from)
            implements Condition {
        /** Made, not taken from a published set. */
        public Corrupted(String corruption, int severity, SeverityTable table, long seed, String textures) {
            this(corruption, severity, table, seed, textures, null);
        }

        /** With no textures but the ones that Tarnish makes. */
        public Corrupted(String corruption, int severity, SeverityTable table, long seed) {
            this(corruption, severity, table, seed, null);
        }

        @Override
        public Family family() {
            return Family.CORRUPTION;
        }

        @Override
        public String name() {
            return corruption;
        }

        @Override
        public String level() {
            return Integer.toString(severity);
        }

        @Override
        public String label() {
            return label(corruption, severity);
        }

        /** The label of all that have a corruption and a severity. */
        public static String label(String corruption, int severity) {
            return corruption + "-" + severity;
        }

        @Override
        public String words() {
            return corruption + ", severity " + level() + (from == null ? "" : ", from " + from);
        }
    }

    /**
     * Quality-reduced images, the kept window in the centre.
     *
     * @param reduction name in the catalogue of reductions
     * @param quality kept fraction in [0, 1]
     */
    record Reduced(String reduction, double quality) implements Condition {
        @Override
        public Family family() {
            return Family.REDUCTION;
        }

        @Override
        public String name() {
            return reduction;
        }

        @Override
        public String level() {
            return written(quality);
        }

        @Override
        public String label() {
            return label(reduction, quality);
        }

        /** The label of that reduction to that quality. */
        public static String label(String reduction, double quality) {
            return reduction + "-" + written(quality);
        }

        private static String written(double quality) {
            return BigDecimal.valueOf(quality).stripTrailingZeros().toString();
        }

        @Override
        public String words() {
            return reduction + ", quality " + level();
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
            implements Condition {
        @Override
        public Family family() {
            return Family.PERTURBATION;
        }

        @Override
        public String name() {
            return perturbation;
        }

        @Override
        public String level() {
            return Integer.toString(difficulty);
        }

        @Override
        public String label() {
            return label(perturbation, difficulty);
        }

        /** The label of all that have a perturbation and a difficulty. */
        public static String label(String perturbation, int difficulty) {
            return perturbation + "-p" + difficulty;
        }

        @Override
        public String words() {
            return perturbation + " sequences, difficulty " + level();
        }
    }

    /**
     * The minimal images that searches have found for some network; other images than the data set's, and fewer.
     *
     * @param reduction name in the catalogue of reductions
     */
    record Minimal(String reduction) implements Condition {
        @Override
        public Family family() {
            return Family.MINIMAL;
        }

        @Override
        public String name() {
            return label();
        }

        @Override
        public String level() {
            return "";
        }

        @Override
        public String label() {
            return label(reduction);
        }

        /** The label of the minimal images by that reduction. */
        public static String label(String reduction) {
            return "minimal-" + reduction;
        }

        @Override
        public String words() {
            return "minimal images, " + reduction;
        }
    }

    /**
     * Images made elsewhere, other ones than the data set's.
     *
     * @param set the name that the request gives them
     */
    record Imported(String set) implements Condition {
        @Override
        public Family family() {
            return Family.IMPORTED;
        }

        @Override
        public String name() {
            return set;
        }

        @Override
        public String level() {
            return "";
        }

        @Override
        public String label() {
            return set;
        }

        @Override
        public String words() {
            return set;
        }
    }

    /**
     * Images made elsewhere that show none of the data set's classes, so that no prediction of them is right.
     *
     * @param set the name that the request gives them
     */
    record Foreign(String set) implements Condition {
        @Override
        public Family family() {
            return Family.FOREIGN;
        }

        @Override
        public String name() {
            return set;
        }

        @Override
        public String level() {
            return "";
        }

        @Override
        public String label() {
            return set;
        }

        @Override
        public String words() {
            return set + ", of no class of the data set";
        }
    }
}
