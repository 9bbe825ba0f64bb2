package org.tarnish.experiment.methodology;

import java.util.List;
import java.util.Optional;
import org.tarnish.experiment.request.TrainingSettings;

/**
 * Rounds one after the other, with early stopping. A round is over at the end of a pattern when the last
 * {@code patience} patterns, all of this round, brought no new best clean validation accuracy of the run. The next round
 * goes on from the best checkpoint. The cap of epochs ends a run anywhere.
 */
final class Rounds implements Schedule {
    private final TrainingSettings settings;
    private final List<Round> rounds;
    private final boolean whileBetter;

    private Rounds(TrainingSettings settings, List<Round> rounds, boolean whileBetter) {
        this.settings = settings;
        this.rounds = List.copyOf(rounds);
        this.whileBetter = whileBetter;
    }

    /** Each round once. */
    static Rounds once(TrainingSettings settings, List<Round> rounds) {
        return new Rounds(settings, rounds, false);
    }

    /** All rounds again and again, until none of them brought a new best. */
    static Rounds whileBetter(TrainingSettings settings, Round... rounds) {
        return new Rounds(settings, List.of(rounds), true);
    }

    @Override
    public Optional<Epoch> next(History history) {
        if (history.epochs() >= settings.maxEpochs()) {
            return Optional.empty();
        }
        int number = 0;
        int roundStart = 0;
        int allStart = 0;
        int best = 0;
        double highest = history.start().orElse(Double.NEGATIVE_INFINITY);
        for (int epoch = 1; epoch <= history.epochs(); epoch++) {
            double accuracy = history.accuracies().get(epoch - 1);
            if (accuracy > highest) {
                highest = accuracy;
                best = epoch;
            }
            if (isOver(rounds.get(number), epoch - roundStart, best - roundStart)) {
                number++;
                roundStart = epoch;
                if (number == rounds.size()) {
                    if (!whileBetter || best <= allStart) {
                        return Optional.empty();
                    }
                    number = 0;
                    allStart = epoch;
                }
            }
        }
        return Optional.of(epoch(rounds.get(number), history.epochs() - roundStart, roundStart > 0));
    }

    /**
     * @param trained epochs of the round so far
     * @param best the best epoch of the run, counted like them: not positive if it came before
     */
    private boolean isOver(Round round, int trained, int best) {
        int length = round.length();
        int patternOfBest = (Math.max(0, best) + length - 1) / length;
        return trained % length == 0 && trained / length - patternOfBest >= settings.patience();
    }

    private static Epoch epoch(Round round, int trained, boolean later) {
        var epoch = round.pattern().get(trained % round.length());
        return trained == 0 && later ? new Epoch(epoch.reduction(), Epoch.Origin.BEST) : epoch;
    }
}
