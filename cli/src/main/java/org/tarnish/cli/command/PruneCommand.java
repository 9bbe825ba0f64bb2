package org.tarnish.cli.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tarnish.cli.client.Pruner;
import org.tarnish.pipeline.ledger.ExperimentOutcome.State;
import org.tarnish.pipeline.prune.PruneRefused;
import org.tarnish.pipeline.prune.PruneReport;
import org.tarnish.pipeline.prune.PruneReport.Amount;
import org.tarnish.pipeline.prune.PruneRequest;
import org.tarnish.pipeline.prune.Sort;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Removes what is no longer needed from the object store. */
@Command(
        name = "prune",
        description = {
            "Says what of the object store is no longer needed, and with --yes removes it:",
            "checkpoints of finished trainings, attempts that lost, claims on finished tasks;",
            "experiments, if you name them or say which; and with --unreferenced, artefacts that",
            "no experiment refers to that is left. Those go in two runs, the second at least the",
            "grace period after the first, so that experiments that run miss nothing. Open",
            "experiments always stay."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish prune                                says what would go, and changes nothing",
            "  tarnish prune --yes                          checkpoints, lost attempts, claims",
            "  tarnish prune digits-quickstart-20261122-093000-k3x9qa2f --yes",
            "  tarnish prune --older-than 30d --failed      failed experiments, a month old or older",
            "  tarnish prune --unreferenced --yes           today, and again tomorrow"
        })
final class PruneCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Experiments to remove.")
    private List<String> ids = List.of();

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Age.class,
            description = "Remove experiments that ended so long ago: 30d, 12h.")
    private Duration olderThan;

    @Option(names = "--rejected", description = "Remove experiments that were rejected.")
    private boolean rejected;

    @Option(names = "--failed", description = "Remove experiments that failed.")
    private boolean failed;

    @Option(names = "--cancelled", description = "Remove experiments that were cancelled.")
    private boolean cancelled;

    @Option(names = "--complete", description = "Remove experiments that are complete, with their reports.")
    private boolean complete;

    @Option(names = "--unreferenced", description = "Remove artefacts that no experiment refers to that is left.")
    private boolean unreferenced;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            converter = Age.class,
            description = "How long what somebody may be looking at is left alone; at least 1h (default: 1d).")
    private Duration grace = PruneRequest.DEFAULT_GRACE;

    @Option(names = "--yes", description = "Remove it.")
    private boolean yes;

    @Option(names = "--cache", description = "Say only where caches are on this machine.")
    private boolean cache;

    @Mixin
    private DataOption data;

    PruneCommand(Context context) {
        this.context = context;
    }

    /** Reads times such as 30d. */
    static final class Age implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[0-9]{1,6}[dhm]")) {
                throw new TypeConversionException(
                        "'" + text + "' is no time; write a whole number and d, h or m, such as 30d");
            }
            return Duration.parse(text.endsWith("d") ? "P" + text : "PT" + text);
        }
    }

    @Override
    public Integer call() throws Exception {
        if (cache) {
            context.out()
                    .println("Local stack: " + data.folder().path().resolve("work")
                            + " holds a folder for each service;");
            context.out().println("delete them while the stack is down, and the services fetch anew what they need.");
            context.out().println("Services elsewhere: the folder in their TARNISH_WORK. Each keeps its own within");
            context.out().println("TARNISH_CACHE_BYTES.");
            return ExitCode.OK;
        }
        var request = request();
        var endpoints = context.finder().find(data.named());
        var s3 = Context.required(endpoints.s3(), "TARNISH_S3_ENDPOINT", "http://127.0.0.1:9000");
        try {
            show(new Pruner(s3, Clock.systemUTC()).run(request, yes));
        } catch (PruneRefused e) {
            throw new IOException("Nothing more is removed: " + e.getMessage() + ".", e);
        }
        return ExitCode.OK;
    }

    private PruneRequest request() throws WrongUsage {
        Set<State> states = EnumSet.noneOf(State.class);
        if (rejected) {
            states.add(State.REJECTED);
        }
        if (failed) {
            states.add(State.FAILED);
        }
        if (cancelled) {
            states.add(State.CANCELLED);
        }
        if (complete) {
            states.add(State.COMPLETE);
        }
        try {
            return new PruneRequest(ids, olderThan, states, unreferenced, grace);
        } catch (PruneRefused e) {
            throw new WrongUsage(e.getMessage());
        }
    }

    private void show(PruneReport report) {
        var out = context.out();
        report.notes().forEach(note -> out.println("Note: " + note + "."));
        report.experiments().forEach(id -> out.println("Experiment " + id));
        if (report.allRemoved().objects() == 0 && report.retired().isEmpty()) {
            out.println("There is nothing to remove.");
            return;
        }
        out.println(yes ? "Removed:" : "To remove:");
        Stream.of(Sort.values()).forEach(sort -> line(sort.label(), report.removed(sort)));
        line("together", report.allRemoved());
        if (!report.retired().isEmpty()) {
            out.println(
                    (yes ? "Retired" : "To retire") + ", for a run in " + grace.toHours() + " h or later to remove:");
            Stream.of(Sort.values()).forEach(sort -> line(sort.label(), report.retired(sort)));
        }
        if (!yes) {
            out.println("Nothing has changed; give the same command with --yes to do this.");
        }
    }

    private void line(String what, Amount amount) {
        if (amount.objects() > 0) {
            context.out()
                    .println(String.format(
                            Locale.ROOT, "  %-36s %,12d objects %,18d bytes", what, amount.objects(), amount.bytes()));
        }
    }
}
