package org.tarnish.learning.adaptive;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.learning.candidate.Subject;
import org.tarnish.learning.candidate.Verdict;

/** One image's turn in a pass: its moves are scored, then, if need be, the image as it is. */
final class AdaptedImage implements Subject {
    private static final ThreadLocal<Entropy> ENTROPY = ThreadLocal.withInitial(Entropy::new);

    private final int index;
    private final int label;
    private final Image image;
    private final AdaptiveState state;
    private final Reducer reducer;
    private final Steps steps;
    private final Entropies entropies;
    private final ReductionParameters current;
    private final List<ReductionParameters> moves;
    private boolean isOfCurrent;

    AdaptedImage(
            int index, int label, Image image, AdaptiveState state, Reducer reducer, Steps steps, Entropies entropies) {
        this.index = index;
        this.label = label;
        this.image = image;
        this.state = state;
        this.reducer = reducer;
        this.steps = steps;
        this.entropies = entropies;
        this.current = state.of(index);
        this.moves = state.moves(current);
        this.isOfCurrent = moves.isEmpty();
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
        return isOfCurrent ? 1 : moves.size();
    }

    @Override
    public Image candidate(int number) {
        return reducer.apply(image, isOfCurrent ? current : moves.get(number)).seen();
    }

    @Override
    public boolean advance(List<Verdict> verdicts) {
        if (isOfCurrent) {
            if (!verdicts.get(0).correct() && state.length(index) > 0) {
                steps.undo(index);
                measure(state.before(index));
            } else {
                measureIfUnknown();
            }
            return false;
        }
        int chosen = Verdict.surest(verdicts);
        if (chosen >= 0) {
            steps.lower(index, chosen);
            measure(moves.get(chosen));
            return false;
        }
        if (state.length(index) == 0) {
            // There is nothing to undo, so it does not matter whether the full image is classified right.
            measureIfUnknown();
            return false;
        }
        isOfCurrent = true;
        return true;
    }

    private void measureIfUnknown() {
        if (entropies.reduced(index) == 0) {
            measure(current);
        }
    }

    private void measure(ReductionParameters parameters) {
        var entropy = ENTROPY.get();
        int full = entropies.full(index) > 0 ? entropies.full(index) : entropy.bytes(image);
        var kept = reducer.kept(image, parameters);
        entropies.set(index, full, kept == image ? full : entropy.bytes(kept));
    }
}
