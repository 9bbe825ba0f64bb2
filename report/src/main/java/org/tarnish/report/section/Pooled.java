package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tarnish.experiment.result.Diagrams;
import org.tarnish.report.Report;

/** What is drawn of several conditions together. */
final class Pooled {
    private Pooled() {}

    /** The images of all conditions in common bins; empty where none has any. */
    static Optional<Diagrams.Reliability> reliability(List<Report.Diagram> diagrams) {
        var all = present(diagrams, Report.Diagram::reliability);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int bins = all.get(0).counts().size();
        var counts = new ArrayList<Integer>();
        var confidences = new ArrayList<Double>();
        var accuracies = new ArrayList<Double>();
        for (int i = 0; i < bins; i++) {
            int bin = i;
            int count = all.stream().mapToInt(one -> one.counts().get(bin)).sum();
            counts.add(count);
            confidences.add(weighted(all, Diagrams.Reliability::confidences, bin, count));
            accuracies.add(weighted(all, Diagrams.Reliability::accuracies, bin, count));
        }
        return Optional.of(new Diagrams.Reliability(counts, confidences, accuracies));
    }

    private static double weighted(
            List<Diagrams.Reliability> all, Function<Diagrams.Reliability, List<Double>> values, int bin, int count) {
        double sum = all.stream()
                .mapToDouble(one -> one.counts().get(bin) * values.apply(one).get(bin))
                .sum();
        return count == 0 ? 0 : sum / count;
    }

    /** The mean over conditions of the error at each coverage; empty where none has any. */
    static Optional<List<Double>> risks(List<Report.Diagram> diagrams) {
        var all = present(diagrams, Report.Diagram::risks);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(IntStream.range(0, all.get(0).size())
                        .mapToObj(k ->
                                all.stream().mapToDouble(risks -> risks.get(k)).sum() / all.size())
                        .toList());
    }

    /** The accuracy on each class over the images of all conditions, not a number without an image; empty without any. */
    static Optional<List<Double>> recalls(List<Report.Diagram> diagrams) {
        var all = present(diagrams, Report.Diagram::classes);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(IntStream.range(0, all.get(0).images().size())
                        .mapToObj(label -> recall(all, label))
                        .toList());
    }

    private static double recall(List<Diagrams.Classes> all, int label) {
        double correct = all.stream().mapToInt(one -> one.correct().get(label)).sum();
        return correct / all.stream().mapToInt(one -> one.images().get(label)).sum();
    }

    private static <T> List<T> present(List<Report.Diagram> diagrams, Function<Report.Diagram, T> part) {
        return diagrams.stream().map(part).filter(Objects::nonNull).toList();
    }
}
