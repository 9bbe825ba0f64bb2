package org.tarnish.evaluation.aggregate;

import java.util.List;
import java.util.Map;

/**
 * Top-1 errors of torchvision's AlexNet ({@code alexnet-owt-4df8aa71}) on ImageNet and ImageNet-C, which the mean
 * corruption error is normalized with (Hendrycks and Dietterich, ICLR 2019; the errors per severity are the authors', from
 * issue 10 of their repository).
 */
final class AlexNetErrors {
    /** On clean images. */
    static final double CLEAN = 0.435;

    private static final Map<String, List<Double>> BY_SEVERITY = Map.ofEntries(
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

    private AlexNetErrors() {}

    /** The errors at severities 1 to 5, in [0, 1]. */
    static List<Double> of(String corruption) {
        var errors = BY_SEVERITY.get(corruption);
        if (errors == null) {
            throw new IllegalArgumentException("no errors of AlexNet are known for '" + corruption + "'; known: "
                    + String.join(", ", BY_SEVERITY.keySet().stream().sorted().toList()));
        }
        return errors;
    }
}
