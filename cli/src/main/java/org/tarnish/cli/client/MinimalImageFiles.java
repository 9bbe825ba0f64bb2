package org.tarnish.cli.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.machine.file.InnerPath;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/**
 * Writes an experiment's minimal images as class folders, {@code <run>/<kind>/<class>/<index>.png}, each kind a set that
 * another experiment can name, and their parameters into {@code <run>/<kind>.tsv}.
 */
public final class MinimalImageFiles {
    private static final String HEADING =
            "file\tindex\tclass\tentropy\toriginalEntropy\tcolor\tresolution\tx\ty\tside\n";

    private final ObjectStore store;
    private final Archive archive;

    public MinimalImageFiles(ObjectStore store) {
        this.store = store;
        this.archive = new Archive(store);
    }

    /**
     * Writes all minimal images that are there.
     *
     * @param run id of the run whose images are wanted, or null for all runs
     * @return how many images there are
     * @throws IOException if there is no such experiment or run, or a file cannot be written
     */
    public int write(String experiment, String run, Path folder) throws IOException {
        var plan = archive.plan(experiment)
                .orElseThrow(() -> new IOException(
                        "There is no experiment '" + experiment + "' with a plan: tarnish list shows those known."));
        var searches = plan.minimalSearches().stream()
                .filter(search -> run == null || search.run().equals(run))
                .toList();
        if (searches.isEmpty()) {
            throw new IOException("The experiment '" + experiment + "' has no minimal images"
                    + (run == null
                            ? ": its request asks for none."
                            : " of a run '" + run + "'; its runs are "
                                    + String.join(
                                            ", ",
                                            plan.runs().stream()
                                                    .map(Plan.Run::id)
                                                    .toList()) + "."));
        }
        var dataset = archive.dataset(plan.dataset());
        int images = 0;
        for (var search : searches) {
            images += write(search, dataset, InnerPath.of(folder, search.run()));
        }
        return images;
    }

    private int write(Plan.MinimalSearch search, DatasetManifest dataset, Path folder) throws IOException {
        var table = new StringBuilder(HEADING);
        int images = 0;
        for (var task : search.tasks()) {
            var found = archive.left(task)
                    .map(marker -> marker.result(MinimalImagesResult.class).images())
                    .orElse(List.of());
            for (var minimal : found) {
                var name = dataset.classes().get(minimal.label());
                var file = "%s/%s/%06d.png".formatted(search.kind(), name, minimal.index());
                var png = store.get(minimal.image()).orElseThrow(() -> new MissingObject(minimal.image()));
                var target = InnerPath.of(folder, file);
                Files.createDirectories(target.getParent());
                Files.write(target, png);
                table.append(row(file, name, minimal));
                images++;
            }
        }
        if (images > 0) {
            Files.write(
                    InnerPath.of(folder, search.kind() + ".tsv"),
                    table.toString().getBytes(StandardCharsets.UTF_8));
        }
        return images;
    }

    private static String row(String file, String name, Minimal minimal) {
        return String.join(
                        "\t",
                        file,
                        "" + minimal.index(),
                        name,
                        "" + minimal.entropy(),
                        "" + minimal.originalEntropy(),
                        "" + minimal.color(),
                        "" + minimal.resolution(),
                        "" + minimal.x(),
                        "" + minimal.y(),
                        "" + minimal.side())
                + "\n";
    }
}
