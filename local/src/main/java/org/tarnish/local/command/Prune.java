package org.tarnish.local.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tarnish.local.client.ReportFiles;
import org.tarnish.pipeline.prune.Pruning;
import org.tarnish.pipeline.prune.Pruning.Sort;
import org.tarnish.pipeline.prune.Pruning.Waste;
import org.tarnish.pipeline.store.ObjectStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes what nobody needs any more from the object store. */
@Command(
        name = "prune",
        description = {
            "Says what nobody needs any more in the object store and how much it is, and removes it",
            "with --yes. Without ids and choices: checkpoints of finished trainings, attempts that do",
            "not count, and claims on finished tasks. What finished tasks have left for others stays."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish prune",
            "  tarnish prune --yes",
            "  tarnish prune digits-20261122-093000-k3x9qa --yes",
            "  tarnish prune --rejected --cancelled --older-than 30 --yes"
        })
final class Prune implements Callable<Integer> {
    private static final double MIB = 1024.0 * 1024;

    private final Context context;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Ended experiments that shall go whole.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--rejected", description = "All rejected requests.")
    private boolean rejected;

    @Option(names = "--failed", description = "All failed experiments.")
    private boolean failed;

    @Option(names = "--cancelled", description = "All cancelled experiments.")
    private boolean cancelled;

    @Option(names = "--complete", description = "All complete experiments, with their reports.")
    private boolean complete;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "Of those, only the ones that ended so long ago (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private int days;

    @Option(names = "--yes", description = "Remove it (default: only say what would go).")
    private boolean yes;

    @Mixin
    private DataOption data;

    Prune(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (days < 0) {
            throw new WrongUsage("--older-than must be 0 days or more, was " + days + ".");
        }
        var endpoints = context.finder().find(data.named());
        var s3 = Context.required(endpoints.s3(), "TARNISH_S3_ENDPOINT", "http://127.0.0.1:9000");
        new ReportFiles(s3).reading(this::prune, String.join(" ", ids));
        return ExitCode.OK;
    }

    private int prune(ObjectStore store) throws IOException {
        var pruning = new Pruning(store, Instant.now());
        Waste waste;
        try {
            waste = waste(pruning);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    Character.toUpperCase(e.getMessage().charAt(0))
                            + e.getMessage().substring(1) + ".",
                    e);
        }
        if (waste.isEmpty()) {
            context.out().println("Nothing to remove.");
            return 0;
        }
        for (var sort : Sort.values()) {
            if (!waste.of(sort).isEmpty()) {
                context.out()
                        .printf(
                                Locale.ROOT,
                                "%s %s: %,d objects, %.1f MiB%n",
                                yes ? "Removing" : "Would remove",
                                sort.label(),
                                waste.of(sort).size(),
                                waste.bytes(sort) / MIB);
            }
        }
        if (yes) {
            pruning.remove(waste);
            context.out().println("Done.");
        } else {
            context.out().println("Nothing was removed; add --yes to do it.");
        }
        return 0;
    }

    private Waste waste(Pruning pruning) {
        var states = new ArrayList<String>();
        choose(states, rejected, "rejected");
        choose(states, failed, "failed");
        choose(states, cancelled, "cancelled");
        choose(states, complete, "complete");
        if (ids.isEmpty() && states.isEmpty()) {
            return pruning.ofTasks();
        }
        var chosen = new ArrayList<>(ids);
        pruning.ended(states, Duration.ofDays(days)).stream()
                .filter(id -> !chosen.contains(id))
                .forEach(chosen::add);
        return pruning.ofExperiments(chosen);
    }

    private static void choose(List<String> states, boolean asked, String state) {
        if (asked) {
            states.add(state);
        }
    }
}
