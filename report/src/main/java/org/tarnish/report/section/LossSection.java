package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;

/** Loss and accuracy on clean and on corrupted images. */
final class LossSection implements Section {
    @Override
    public String id() {
        return "losses";
    }

    @Override
    public String title() {
        return "Loss and accuracy, clean and corrupted";
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new LossTable(results);
        return table.exists()
                ? Optional.of(Content.table(
                        "Mean cross entropy and accuracy of each model by how its weights began. Corrupted is the plain"
                                + " mean over all corruptions and severities; a loss far above ln of the number of"
                                + " classes means that the network is wrong and sure of it.",
                        table.grid()))
                : Optional.empty();
    }

    @Override
    public List<TableFile> files() {
        return List.of(new TableFile("losses.csv", results -> new LossTable(results).csv()));
    }
}
