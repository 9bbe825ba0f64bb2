package org.tarnish.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which experiments there are. */
@Command(
        name = "list",
        description = "Lists the experiments of a running stack and how they stand.",
        footerHeading = "%nExamples:%n",
        footer = {"  tarnish list", "  tarnish list --json | jq -r '.[] | select(.state == \"running\") | .id'"})
final class ListCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private DataOption data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var reporting = Context.reporting(context.finder().find(data.named()));
        if (json) {
            context.out().println(reporting.experimentsJson());
            return ExitCode.OK;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "state", "tasks", "submitted"));
        for (var experiment : reporting.experiments()) {
            rows.add(List.of(
                    experiment.id(),
                    experiment.words(),
                    experiment.done() + "/" + experiment.total(),
                    experiment.submitted() == null ? "-" : experiment.submitted()));
        }
        if (rows.size() == 1) {
            context.out().println("No experiments yet: tarnish submit FILE asks for one.");
        } else {
            TextTable.lines(rows).forEach(context.out()::println);
        }
        return ExitCode.OK;
    }
}
