package org.tarnish.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.RequestPublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends an experiment early. */
@Command(
        name = "cancel",
        description = "Cancels an experiment: its tasks stop at their next step, and what is finished stays.",
        footerHeading = "%nExamples:%n",
        footer = "  tarnish cancel digits-quickstart-20261122-093000-k3x9qa")
final class CancelCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The experiment's id.")
    private String id;

    @Mixin
    private DataOption data;

    CancelCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var endpoints = context.finder().find(data.named());
        if (endpoints.web() != null) {
            var known = Context.reporting(endpoints).experiment(id);
            if (known.isEmpty()) {
                throw new IOException("There is no experiment '" + id + "': tarnish list shows those there are.");
            }
            if (known.get().isOver()) {
                context.out().println(id + " is over already: " + known.get().words() + ".");
                return ExitCode.OK;
            }
        }
        new RequestPublisher(Context.required(endpoints.kafka(), "TARNISH_KAFKA", "127.0.0.1:9092")).cancel(id);
        context.out().println("Asked to cancel " + id + ".");
        return ExitCode.OK;
    }
}
