package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;

/** What each run is. */
final class RunSection implements Section {
    @Override
    public String id() {
        return "runs";
    }

    @Override
    public String title() {
        return "Runs";
    }

    @Override
    public Optional<Content> content(Results results) {
        return results.runs().isEmpty()
                ? Optional.empty()
                : Optional.of(Content.table(
                        "A run is one trained network: architecture, initialization, methodology and seed. Its result are"
                                + " the weights of its best epoch by clean validation accuracy."
                                + (results.hasGivenModels()
                                        ? " A given model was made elsewhere and is evaluated as it is."
                                        : "")
                                + " \"./tarnish weights " + results.report().experiment()
                                + " --out DIR\" writes these weights for PyTorch, each with a model card, and with"
                                + " \"--format onnx\" as ONNX.",
                        new RunTable(results).grid()));
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile("runs.csv", results -> RunTable.csv(results.report())));
    }
}
