package org.tarnish.learning.minimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;

/**
 * Searches minimal images (minimal-entropy positive images, after HuMaNet: Carrasco, Hogan and Pérez, CIKM 2020): from
 * the full image, again and again the single move that leaves the least entropy among those still classified right,
 * until every further move is misclassified or nothing can be lowered.
 *
 * <p>Candidates of many images share a batch; between batches, entropies and the next candidates are computed on all
 * cores. Batches depend on the images alone, so the same search gives the same result. Use from one thread at a time.
 */
public final class MinimalImageSearch {
    private final Scorer scorer;
    private final Reduction reduction;
    private final Reducer reducer;
    private final double step;
    private final int batchSize;

    /**
     * @param step size of one move as a fraction of full quality, in (0, 1]
     * @param batchSize images that are scored at once, at least 1
     */
    public MinimalImageSearch(Scorer scorer, Reduction reduction, Reducer reducer, double step, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 image, was " + batchSize);
        }
        this.scorer = scorer;
        this.reduction = reduction;
        this.reducer = reducer;
        this.step = step;
        this.batchSize = batchSize;
    }

    /**
     * Minimal images of consecutive images.
     *
     * @param from first image
     * @param to one past the last image
     * @param beforeRound told again and again how many images are done; may throw to stop
     * @return one result per image, in order of index
     */
    public List<MinimalImage> search(LabeledImages images, int from, int to, IntConsumer beforeRound) {
        var found = new ArrayList<MinimalImage>();
        var active = new ArrayList<Descent>();
        int next = from;
        while (next < to || !active.isEmpty()) {
            beforeRound.accept(found.size());
            next = admit(images, next, to, active);
            advance(active);
            active.removeIf(descent -> {
                boolean over = descent.toScore().isEmpty();
                if (over) {
                    found.add(descent.result());
                }
                return over;
            });
        }
        found.sort(Comparator.comparingInt(MinimalImage::index));
        return found;
    }

    /** Takes in further images until their candidates fill a batch; returns the first that is left. */
    private int admit(LabeledImages images, int next, int to, List<Descent> active) {
        int candidates =
                active.stream().mapToInt(descent -> descent.toScore().size()).sum();
        int index = next;
        for (; index < to && candidates < batchSize; index++, candidates++) {
            active.add(new Descent(index, images.label(index), images.image(index), reduction, reducer, step));
        }
        return index;
    }

    private void advance(List<Descent> active) {
        var candidates =
                active.stream().flatMap(descent -> descent.toScore().stream()).toList();
        var scores = score(candidates);
        var parts = new ArrayList<Scored>();
        int start = 0;
        for (var descent : active) {
            int end = start + descent.toScore().size();
            parts.add(new Scored(descent, scores.subList(start, end)));
            start = end;
        }
        parts.parallelStream().forEach(part -> part.descent.step(part.scores));
    }

    private List<float[]> score(List<Image> candidates) {
        var scores = new ArrayList<float[]>();
        for (int start = 0; start < candidates.size(); start += batchSize) {
            int end = Math.min(start + batchSize, candidates.size());
            scores.addAll(Arrays.asList(scorer.probabilities(candidates.subList(start, end))));
        }
        return scores;
    }

    private record Scored(Descent descent, List<float[]> scores) {}
}
