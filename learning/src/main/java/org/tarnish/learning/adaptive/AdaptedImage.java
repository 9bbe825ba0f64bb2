package org.tarnish.learning.adaptive;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.learning.candidate.CandidateScore;
import org.tarnish.learning.candidate.Subject;

/** One image's turn in a pass: its moves are scored, then, if need be, the image as it is. */
final class AdaptedImage implements Subject {
    private final int index;
    private final int label;
    private final Image image;
    private final AdaptiveState state;
    private final Reducer reducer;
    private final Steps steps;
    private final Ratios ratios;
    private final ReductionParameters current;
    private final List<ReductionParameters> moves;
    private boolean isOfCurrent;

    AdaptedImage(int index, int label, Image image, AdaptiveState state, Reducer reducer, Steps steps, Ratios ratios) {
        this.index = index;
        this.label = label;
        this.image = image;
        this.state = state;
        this.reducer = reducer;
        this.steps = steps;
        this.ratios = ratios;
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
    public boolean advance(List<CandidateScore> verdicts) {
        if (isOfCurrent) {
            judge(verdicts.get(0));
            return false;
        }
        int chosen = CandidateScore.surest(verdicts);
        if (chosen >= 0) {
            steps.lower(index, chosen);
            measure(moves.get(chosen));
            return false;
        }
        if (state.length(index) == 0) {
            // There is nothing to undo, so it does not matter whether the full image is classified right.
            measure(current);
            return false;
        }
        isOfCurrent = true;
        return true;
    }

    private void judge(CandidateScore verdict) {
        if (verdict.correct() || state.length(index) == 0) {
            measure(current);
        } else {
            steps.undo(index);
            measure(state.before(index));
        }
    }

    private void measure(ReductionParameters parameters) {
        if (ratios.has(index)) {
            ratios.measure(index, reducer.kept(image, parameters), image);
        }
    }
}
