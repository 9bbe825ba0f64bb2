package org.tarnish.evaluation.aggregate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.evaluation.metric.FlipProbability;
import org.tarnish.evaluation.metric.TopFiveDistance;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * The published values of torchvision's AlexNet ({@code alexnet-owt-4df8aa71}), which the literature divides by: top-1
 * errors on ImageNet and ImageNet-C, flip probabilities and top-5 distances on ImageNet-P at difficulty 1 (Hendrycks and
 * Dietterich, ICLR 2019: appendices D and E; the errors per severity are the authors', from issue 10 of their repository).
 */
final class AlexNet {
    /** Classes of the images that the values are of. */
    private static final int CLASSES = 1000;

    /** Pixels a side of those images. */
    private static final int SIDE = 224;

    /** Top-1 error on clean images. */
    static final double CLEAN = 0.435;

    private static final Map<String, List<Double>> ERRORS = Map.ofEntries(
            Map.entry("gaussian_noise", List.of(.69528, .82542, .93554, .98138, .99452)),
            Map.entry("shot_noise", List.of(.71224, .85108, .93574, .98182, .99146)),
            Map.entry("impulse_noise", List.of(.78374, .89808, .94870, .98720, .99548)),
            Map.entry("defocus_blur", List.of(.65624, .73202, .85036, .91364, .94714)),
            Map.entry("glass_blur", List.of(.64308, .75054, .88806, .91622, .93344)),
            Map.entry("motion_blur", List.of(.58430, .70048, .82108, .89750, .92638)),
            Map.entry("zoom_blur", List.of(.70008, .76992, .80784, .84198, .87198)),
            Map.entry("snow", List.of(.71726, .88392, .86468, .91870, .94952)),
            Map.entry("frost", List.of(.61390, .79734, .88790, .89942, .93430)),
            Map.entry("fog", List.of(.67474, .76050, .84378, .87260, .94500)),
            Map.entry("brightness", List.of(.45140, .48502, .54048, .62166, .72440)),
            Map.entry("contrast", List.of(.64548, .76150, .88874, .97760, .99270)),
            Map.entry("elastic_transform", List.of(.52596, .70116, .55686, .64076, .80554)),
            Map.entry("pixelate", List.of(.52218, .54620, .73728, .87092, .91262)),
            Map.entry("jpeg_compression", List.of(.51002, .54718, .57294, .65458, .74778)));

    private static final Map<String, Double> FLIPS = Map.ofEntries(
            Map.entry("gaussian_noise", .2365),
            Map.entry("shot_noise", .3006),
            Map.entry("motion_blur", .0930),
            Map.entry("zoom_blur", .0594),
            Map.entry("snow", .1193),
            Map.entry("brightness", .0489),
            Map.entry("translate", .1101),
            Map.entry("rotate", .1310),
            Map.entry("tilt", .0705),
            Map.entry("scale", .2353),
            Map.entry("speckle_noise", .1865),
            Map.entry("gaussian_blur", .0278),
            Map.entry("spatter", .0505),
            Map.entry("shear", .1066));

    private static final Map<String, Double> DISTANCES = Map.ofEntries(
            Map.entry("gaussian_noise", 4.77),
            Map.entry("shot_noise", 5.76),
            Map.entry("motion_blur", 1.93),
            Map.entry("zoom_blur", 1.34),
            Map.entry("snow", 2.42),
            Map.entry("brightness", 1.19),
            Map.entry("translate", 2.63),
            Map.entry("rotate", 2.95),
            Map.entry("tilt", 1.75),
            Map.entry("scale", 4.48),
            Map.entry("speckle_noise", 3.89),
            Map.entry("gaussian_blur", 0.70),
            Map.entry("spatter", 1.26),
            Map.entry("shear", 2.48));

    private AlexNet() {}

    /**
     * Its values of a metric on those of the conditions that they are published for: the clean images, corruptions by
     * ImageNet's table, perturbations by that table at difficulty 1.
     */
    static Scores scores(String metric, List<Condition> asked) {
        var values = new LinkedHashMap<Condition, Double>();
        asked.forEach(condition -> value(metric, condition).ifPresent(value -> values.put(condition, value)));
        return new Scores(asked, values);
    }

    private static Optional<Double> value(String metric, Condition condition) {
        return switch (metric) {
            case Accuracy.NAME -> error(condition).map(error -> 1 - error);
            case FlipProbability.NAME -> of(FLIPS, condition);
            case TopFiveDistance.NAME -> of(DISTANCES, condition);
            default -> Optional.empty();
        };
    }

    private static Optional<Double> error(Condition condition) {
        if (condition instanceof Condition.Clean) {
            return Optional.of(CLEAN);
        }
        return condition instanceof Condition.Corrupted corrupted && corrupted.table() == SeverityTable.IMAGENET
                ? Optional.ofNullable(ERRORS.get(corrupted.corruption()))
                        .map(errors -> errors.get(corrupted.severity() - 1))
                : Optional.empty();
    }

    private static Optional<Double> of(Map<String, Double> values, Condition condition) {
        return condition instanceof Condition.Perturbed perturbed
                        && perturbed.table() == SeverityTable.IMAGENET
                        && perturbed.difficulty() == 1
                ? Optional.ofNullable(values.get(perturbed.perturbation()))
                : Optional.empty();
    }

    /**
     * What numbers that are divided by its values mean for images of so many classes and so many pixels a side, in one
     * sentence without a full stop.
     */
    static String scope(int classes, int side) {
        var published = "AlexNet's values are of ImageNet's 1,000 classes at 224 pixels";
        return classes == CLASSES && side == SIDE
                ? published + ", as many and as large as these images: comparable with published numbers if these are"
                        + " ImageNet's validation images"
                : published + ", and these images are of " + classes + " classes at " + side
                        + " pixels: not comparable with published numbers";
    }
}
