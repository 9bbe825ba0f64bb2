package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.report.Report;

/** Which runs go on from a shared training, and what they made of it. */
final class SharedStarts {
    private static final int NAMED = 6;

    private final Results results;

    SharedStarts(Results results) {
        this.results = results;
    }

    /** The shared training that the run goes on from; a run that does has no origin of its own. */
    Optional<Report.Run> of(Report.Run run) {
        if (run.origin() != null || run.methodology().equals(Methodologies.SHARED)) {
            return Optional.empty();
        }
        return results.runs().stream()
                .filter(other -> other.methodology().equals(Methodologies.SHARED)
                        && other.seed() == run.seed()
                        && NetworkSetup.of(other).equals(NetworkSetup.of(run)))
                .findFirst();
    }

    /** The epoch of the shared training whose end is the run's beginning. */
    Optional<EpochRecord> lastEpoch(Report.Run run) {
        return of(run).flatMap(shared -> shared.epochs().stream()
                .filter(epoch -> epoch.epoch() == shared.bestEpoch())
                .findFirst());
    }

    /** The runs that no epoch made better: their result is the shared checkpoint itself. */
    List<Report.Run> unbeaten() {
        return results.runs().stream()
                .filter(run -> run.bestEpoch() == 0 && of(run).isPresent())
                .toList();
    }

    /** A sentence for each network that has such runs, with their names; null if there are none. */
    String sentences() {
        var sentences = NetworkSetup.group(unbeaten()).entrySet().stream()
                .map(group -> sentence(group.getKey(), group.getValue()))
                .collect(Collectors.joining(" "));
        return sentences.isEmpty() ? null : sentences;
    }

    private String sentence(NetworkSetup network, List<Report.Run> unbeaten) {
        long all = results.runs().stream()
                .filter(run -> NetworkSetup.of(run).equals(network) && of(run).isPresent())
                .count();
        boolean one = unbeaten.size() == 1;
        var where = NetworkSetup.group(results.runs()).size() > 1
                ? "On " + results.names().heading(network) + ", "
                : "";
        var same = one
                ? " never beats the checkpoint of shared training that it goes on from, and is that network: same weights,"
                        + " same results."
                : " never beat the checkpoint of shared training that they go on from, and are that network: same weights,"
                        + " same results.";
        if (unbeaten.size() == all && all > 2) {
            return (where.isEmpty() ? "Nothing" : where + "nothing") + " beats the checkpoint of shared training: all "
                    + all + " runs that go on from it are that network, with the same weights and the same results.";
        }
        return where + names(unbeaten) + same;
    }

    private String names(List<Report.Run> runs) {
        var names = runs.stream().map(results.names()::withinNetwork).toList();
        return runs.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (runs.size() - NAMED) + " more";
    }
}
