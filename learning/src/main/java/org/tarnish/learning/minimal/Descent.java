package org.tarnish.learning.minimal;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.learning.candidate.CandidateScore;
import org.tarnish.learning.candidate.Subject;

/**
 * The search for one image, a step at a time from the full image down. Of the moves of a step, those of lowest entropy
 * are scored first: where one of them is right, the others need not be scored at all.
 */
final class Descent implements Subject {
    private final int index;
    private final int label;
    private final Image image;
    private final Reduction reduction;
    private final Reducer reducer;
    private final double step;
    private final ThreadLocal<Entropy> entropies;
    private Moves moves;
    private Moves.Group round;
    private ReductionParameters current;
    private int currentEntropy;
    private MinimalImage result;

    Descent(
            int index,
            int label,
            Image image,
            Reduction reduction,
            Reducer reducer,
            double step,
            ThreadLocal<Entropy> entropies) {
        this.index = index;
        this.label = label;
        this.image = image;
        this.reduction = reduction;
        this.reducer = reducer;
        this.step = step;
        this.entropies = entropies;
        // The full image is the first candidate: it must be classified right before anything is lowered.
        round = new Moves.Group(0, List.of(ReductionParameters.full(image.width())));
        moves = Moves.none();
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public int label() {
        return label;
    }

    @Override
    public int candidates() {
        return round.moves().size();
    }

    @Override
    public Image candidate(int number) {
        return reducer.apply(image, round.moves().get(number)).seen();
    }

    @Override
    public boolean advance(List<CandidateScore> verdicts) {
        int chosen = CandidateScore.surest(verdicts);
        if (chosen >= 0) {
            current = round.moves().get(chosen);
            currentEntropy = round.entropy();
            moves = Moves.of(reduction.moves(current, step, image.width()), this::entropy);
        }
        if (moves.isEmpty()) {
            result = found();
            return false;
        }
        round = moves.next();
        return true;
    }

    /** What was found, after the last round. */
    MinimalImage result() {
        return result;
    }

    private int entropy(ReductionParameters parameters) {
        return entropies.get().bytes(reducer.kept(image, parameters));
    }

    @SuppressWarnings("ReferenceEquality")
    private MinimalImage found() {
        if (current == null) {
            return new MinimalImage(index, label, false, ReductionParameters.full(image.width()), 0, 0, image);
        }
        var kept = reducer.kept(image, current);
        int original = entropies.get().bytes(image);
        int known = kept == image ? original : currentEntropy;
        int entropy = known > 0 ? known : entropies.get().bytes(kept);
        return new MinimalImage(index, label, true, current, entropy, original, kept);
    }
}
