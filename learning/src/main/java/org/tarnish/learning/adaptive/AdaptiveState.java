package org.tarnish.learning.adaptive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.ReductionParameters;

/**
 * How far each training image is reduced: the moves that led there from full quality, a byte each. Takes some five to ten
 * bytes per image. Never changes; safe for concurrent use.
 */
public final class AdaptiveState {
    private final Reduction reduction;
    private final double step;
    private final int side;
    private final Paths paths;

    private AdaptiveState(Reduction reduction, double step, int side, Paths paths) {
        this.reduction = reduction;
        this.step = step;
        this.side = side;
        this.paths = paths;
    }

    /**
     * Where every image begins.
     *
     * @param count number of training images
     * @param side of every image in pixels
     * @param reduction whose moves are made
     * @param step size of one move as a fraction of full quality, in 0.001..1
     */
    public static AdaptiveState full(int count, int side, Reduction reduction, double step) {
        return new AdaptiveState(reduction, step, side, Paths.empty(count));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if there is no such file, it is damaged, or it is of other images or another reduction than
     *     the arguments say; the message names the difference
     */
    public static AdaptiveState read(Path file, int count, int side, Reduction reduction, double step)
            throws IOException {
        return StateFile.read(file, full(count, side, reduction, step));
    }

    /** Writes the state; equal states are equal files. */
    public void write(Path file) throws IOException {
        StateFile.write(file, this);
    }

    /** Number of images. */
    public int count() {
        return paths.count();
    }

    public int side() {
        return side;
    }

    public Reduction reduction() {
        return reduction;
    }

    public double step() {
        return step;
    }

    /** How many moves an image is away from full quality. */
    public int length(int image) {
        return paths.length(image);
    }

    /** How far an image is reduced. */
    public ReductionParameters of(int image) {
        return of(image, paths.length(image));
    }

    /** How far an image was reduced before its last move; it must have made one. */
    ReductionParameters before(int image) {
        return of(image, paths.length(image) - 1);
    }

    /** The moves that parameters allow. */
    List<ReductionParameters> moves(ReductionParameters parameters) {
        return reduction.moves(parameters, step, side);
    }

    /** The state after a step of every image. */
    AdaptiveState after(Steps steps) {
        return with(paths.after(steps));
    }

    /** The same of images that have made other moves. */
    AdaptiveState with(Paths others) {
        return new AdaptiveState(reduction, step, side, others);
    }

    Paths paths() {
        return paths;
    }

    private ReductionParameters of(int image, int moves) {
        var parameters = ReductionParameters.full(side);
        for (int i = 0; i < moves; i++) {
            parameters = moved(parameters, paths.move(image, i));
        }
        return parameters;
    }

    private ReductionParameters moved(ReductionParameters parameters, int move) {
        var moves = moves(parameters);
        if (move >= moves.size()) {
            throw new IllegalStateException("move " + move + " of " + reduction.name() + " is not among the "
                    + moves.size() + " from " + parameters + ": the state was made with another version of it");
        }
        return moves.get(move);
    }
}
