package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.weather.FrostTextures;
import org.tarnish.imaging.entropy.EntropyMeasure;

/**
 * What every run is evaluated on besides the clean test images; each part may be null.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conditions(
        Corruptions corruptions,
        Reductions reductions,
        MinimalImages minimalImages,
        Perturbations perturbations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImageSetRequest> imageSets,
        String reference,
        Storage storage) {
    /** The reference that is no run: AlexNet's published values. */
    public static final String ALEXNET = "alexnet";

    /**
     * @param imageSets images made elsewhere; usually none
     * @param reference id of the run whose values numbers such as mCE are relative to; null for AlexNet's published ones
     * @param storage whether test images in other forms are stored; null for {@link Storage#SHARDS}
     */
    @JsonCreator
    public Conditions(
            @JsonProperty("corruptions") Corruptions corruptions,
            @JsonProperty("reductions") Reductions reductions,
            @JsonProperty("minimalImages") MinimalImages minimalImages,
            @JsonProperty("perturbations") Perturbations perturbations,
            @JsonProperty("imageSets") List<ImageSetRequest> imageSets,
            @JsonProperty("reference") String reference,
            @JsonProperty("storage") Storage storage) {
        this.corruptions = corruptions;
        this.reductions = reductions;
        this.minimalImages = minimalImages;
        this.perturbations = perturbations;
        this.imageSets = imageSets == null ? List.of() : List.copyOf(imageSets);
        this.reference = ALEXNET.equals(reference) ? null : reference;
        this.storage = storage == Storage.SHARDS ? null : storage;
    }

    /** With numbers relative to AlexNet. */
    public Conditions(
            Corruptions corruptions,
            Reductions reductions,
            MinimalImages minimalImages,
            Perturbations perturbations,
            List<ImageSetRequest> imageSets) {
        this(corruptions, reductions, minimalImages, perturbations, imageSets, null, null);
    }

    /** Without sequences and images made elsewhere. */
    public Conditions(Corruptions corruptions, Reductions reductions, MinimalImages minimalImages) {
        this(corruptions, reductions, minimalImages, null, List.of());
    }

    /** The same with these images made elsewhere. */
    public Conditions withImageSets(List<ImageSetRequest> sets) {
        return new Conditions(corruptions, reductions, minimalImages, perturbations, sets, reference, storage);
    }

    /** The same with these corrupted images. */
    public Conditions withCorruptions(Corruptions other) {
        return new Conditions(other, reductions, minimalImages, perturbations, imageSets, reference, storage);
    }

    /** The reference by its name. */
    public String referenceName() {
        return reference == null ? ALEXNET : reference;
    }

    /** Whether test images in other forms are stored, spelled out. */
    public Storage storing() {
        return storage == null ? Storage.SHARDS : storage;
    }

    /** Nothing but the clean test images. */
    public static Conditions none() {
        return new Conditions(null, null, null);
    }

    /**
     * Corrupted test images: every name at every severity.
     *
     * @param severities each in 1..5, default all five
     * @param table whose constants the severities mean, default the one that suits the image size
     * @param seed where the random draws come from, default 0; the same for all runs, so that they see the same images
     * @param frostTextures identity of the textures that frost takes, or null for those that Tarnish makes
     * @param from a published set that the images are taken from instead of being made, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Corruptions(
            List<String> names,
            List<Integer> severities,
            Table table,
            Long seed,
            String frostTextures,
            CorruptedSetRequest from) {
        public Corruptions {
            names = List.copyOf(names);
            severities = severities == null ? List.of(1, 2, 3, 4, 5) : List.copyOf(severities);
            seed = seed == null ? Long.valueOf(0) : seed;
        }

        /** Of images that are made. */
        public Corruptions(List<String> names, List<Integer> severities, Table table, Long seed, String frostTextures) {
            this(names, severities, table, seed, frostTextures, null);
        }

        /** The same, taken from a published set. */
        public Corruptions from(CorruptedSetRequest set) {
            return new Corruptions(names, severities, table, seed, frostTextures, set);
        }

        /** The identity of textures that are not the ones made by Tarnish; empty if those are to be used. */
        public Optional<String> otherFrostTextures() {
            return Optional.ofNullable(frostTextures)
                    .filter(asked -> !asked.equals(FrostTextures.synthesized().identity()));
        }

        /** The table asked for, or the one that suits the image size. */
        public SeverityTable tableFor(int imageSize) {
            return tableOf(table, imageSize);
        }
    }

    /**
     * Perturbation sequences of the first so many test images, on which runs are evaluated by how often their prediction
     * changes within a sequence.
     *
     * @param images how many test images, at least 1, default 100
     * @param difficulty 1 to 3, default 1: how strong noise is, else how far apart the frames are that get compared
     * @param table whose constants the sequences are made with, default the one that suits the image size
     * @param seed where the random draws come from, default 0; the same for all runs, so that they see the same images
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Perturbations(List<String> names, Integer images, Integer difficulty, Table table, Long seed) {
        public Perturbations {
            names = List.copyOf(names);
            images = images == null ? Integer.valueOf(100) : images;
            difficulty = difficulty == null ? Integer.valueOf(1) : difficulty;
            seed = seed == null ? Long.valueOf(0) : seed;
        }

        /** The table asked for, or the one that suits the image size. */
        public SeverityTable tableFor(int imageSize) {
            return tableOf(table, imageSize);
        }
    }

    private static SeverityTable tableOf(Table asked, int imageSize) {
        return asked != null ? asked.table : SeverityTable.suiting(imageSize);
    }

    /** A severity table as requests spell it. */
    public enum Table {
        CIFAR(SeverityTable.CIFAR),
        IMAGENET(SeverityTable.IMAGENET);

        private final SeverityTable table;

        Table(SeverityTable table) {
            this.table = table;
        }

        @JsonCreator
        static Table of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Quality-reduced test images: every kind at every quality.
     *
     * @param qualities each in [0, 1], default 0.75, 0.5, 0.25
     */
    public record Reductions(List<String> kinds, List<Double> qualities) {
        public Reductions {
            kinds = List.copyOf(kinds);
            qualities = qualities == null ? List.of(0.75, 0.5, 0.25) : List.copyOf(qualities);
        }
    }

    /**
     * Search for minimal images of the first so many test images, and their entropy ratios.
     *
     * @param images how many test images, at least 1, default 100
     * @param step size of one move as a fraction of full quality, in (0, 1], default 0.125
     * @param judge label of the methodology whose runs' minimal images all runs of the same network are evaluated on, or null
     *     for none
     * @param entropy label of the measure of entropies, or null for Tarnish's own
     */
    public record MinimalImages(
            List<String> kinds,
            Integer images,
            Double step,
            @JsonInclude(JsonInclude.Include.NON_NULL) String judge,
            @JsonInclude(JsonInclude.Include.NON_NULL) String entropy) {
        @JsonCreator
        public MinimalImages(
                @JsonProperty("kinds") List<String> kinds,
                @JsonProperty("images") Integer images,
                @JsonProperty("step") Double step,
                @JsonProperty("judge") String judge,
                @JsonProperty("entropy") String entropy) {
            this.kinds = List.copyOf(kinds);
            this.images = images == null ? Integer.valueOf(100) : images;
            this.step = step == null ? Double.valueOf(0.125) : step;
            this.judge = judge;
            this.entropy = EntropyMeasure.TARNISH.label().equals(entropy) ? null : entropy;
        }

        /** By Tarnish's own entropy. */
        public MinimalImages(List<String> kinds, Integer images, Double step, String judge) {
            this(kinds, images, step, judge, null);
        }

        /** That no other run is evaluated on. */
        public MinimalImages(List<String> kinds, Integer images, Double step) {
            this(kinds, images, step, null);
        }

        /**
         * What entropies are measured by.
         *
         * @throws IllegalArgumentException if there is no such measure
         */
        public EntropyMeasure measure() {
            return entropy == null ? EntropyMeasure.TARNISH : EntropyMeasure.labeled(entropy);
        }
    }
}
