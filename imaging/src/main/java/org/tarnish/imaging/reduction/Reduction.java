package org.tarnish.imaging.reduction;

import java.util.List;

/**
 * A way to lower the quality of a square image: which dimensions it touches at a quality, and which single moves a
 * search may make. Stateless and safe for concurrent use. A new reduction is one class and one line in
 * {@link Reductions}.
 */
public interface Reduction {
    /** The name used in requests, such as {@code resolution}. */
    String name();

    /**
     * The parameters at one quality, the window in the center.
     *
     * @param quality kept fraction in [0, 1]; 1 = the full image
     * @param side side of the image in pixels
     */
    ReductionParameters at(double quality, int side);

    /**
     * Every move from {@code current} that lowers one dimension by one step, or by the fewest steps that make a
     * difference in pixels or levels; empty when nothing can be lowered. Qualities stay above 0, windows and
     * resolutions at 1 pixel or more; steps do not drift, however many are taken.
     *
     * @param step size of one move as a fraction of full quality, in 0.001..1
     * @param side side of the full image in pixels
     */
    List<ReductionParameters> moves(ReductionParameters current, double step, int side);
}
