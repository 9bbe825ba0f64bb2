package org.tarnish.cli.weights;

import java.util.Locale;
import org.tarnish.experiment.request.Resize;

/**
 * How images of any size become the squares that a network was trained on.
 *
 * @param sentence in words
 * @param transform the same as a transform of torchvision, before the center is cut out
 * @param option the same as an option of {@code tarnish evaluate}; empty for what is usual, null where there is none
 */
record Sizing(String sentence, String transform, String option) {
    static Sizing of(Resize resize, int side) {
        if (resize instanceof Resize.Torchvision torchvision) {
            var filter = torchvision.filter().name();
            return new Sizing(
                    cut(torchvision.shortSide(side), side, filter.toLowerCase(Locale.ROOT)),
                    "transforms.Resize(" + torchvision.shortSide(side) + ", interpolation=transforms.InterpolationMode."
                            + filter + ")",
                    torchvision.equals(new Resize.Torchvision(null, null, null)) ? " --resize torchvision" : null);
        }
        int shorter = ((Resize.Word) resize).shortSide(side);
        return switch ((Resize.Word) resize) {
            case COVER -> new Sizing(cut(shorter, side, "bilinear"), "transforms.Resize(" + shorter + ")", "");
            case CROP ->
                new Sizing(cut(shorter, side, "bilinear"), "transforms.Resize(" + shorter + ")", " --resize crop");
            case STRETCH ->
                new Sizing(
                        "both sides are brought to " + side + " pixels (antialiased bilinear interpolation)",
                        "transforms.Resize((" + side + ", " + side + "))",
                        " --resize stretch");
        };
    }

    private static String cut(int shorter, int side, String filter) {
        return "the shorter side is brought to " + shorter + " pixels (antialiased " + filter
                + " interpolation), then the center of " + side + " x " + side + " is cut out";
    }
}
