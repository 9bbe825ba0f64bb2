package org.tarnish.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.ExperimentView;
import org.tarnish.cli.client.Watching;
import org.tarnish.cli.terminal.Audiences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an experiment's progress until it is over. */
@Command(
        name = "watch",
        description = {
            "Shows an experiment's progress until it is over: bars on a terminal, else a line every few seconds.",
            "Ctrl-C ends the watching, not the experiment."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish watch digits-quickstart-20261122-093000-k3x9qa2f",
            "  tarnish watch digits-quickstart-20261122-093000-k3x9qa2f --json    a line of JSON per change"
        })
final class WatchCommand implements Callable<Integer> {
    private static final Duration TIME_TO_BECOME_KNOWN = Duration.ofSeconds(5);

    private final Context context;

    @Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id;

    @Mixin
    private DataOption data;

    @Option(names = "--json", description = "Print each change as a line of JSON.")
    private boolean json;

    WatchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var reporting = Context.reporting(context.finder().find(data.named()));
        var screen = context.screen();
        var audience = json ? Audiences.scripts(context.out()) : Audiences.people(screen);
        var end = new Watching(reporting, audience).until(ExperimentView::isOver, id, TIME_TO_BECOME_KNOWN);
        if (end == null) {
            throw new IOException("There is no experiment '" + id + "': tarnish list shows those there are.");
        }
        if (!json) {
            Explanation.explain(end, screen::say);
            if (end.report() != null) {
                screen.say("Report: " + reporting.address(end.report()));
            }
        }
        return Explanation.exitCode(end);
    }
}
