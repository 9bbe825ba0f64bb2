package org.tarnish.cli.command;

import java.util.List;

/** The commands that start neither broker nor services: those of clients of a running stack, and those without one. */
public final class ClientCommands {
    private ClientCommands() {}

    public static CommandSet of(Context context) {
        return new CommandSet(
                List.of(
                        new SubmitCommand(context),
                        new WatchCommand(context),
                        new ListCommand(context),
                        new CancelCommand(context),
                        new ReportCommand(context),
                        new MinimalImagesCommand(context),
                        new PredictionsCommand(context),
                        new MeasureCommand(context),
                        new WeightsCommand(context),
                        new PruneCommand(context),
                        new CorruptCommand(context),
                        new PreviewCommand(context)),
                List.of(
                        "  tarnish submit my-experiment.yaml   asks the stack for an experiment",
                        "  tarnish list                        shows which there are",
                        "  tarnish corrupt cifar10 --out DIR   corrupted copies of a data set, without a stack"));
    }
}
