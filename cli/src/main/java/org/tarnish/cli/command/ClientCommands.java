package org.tarnish.cli.command;

import java.util.List;

/** The commands that start neither broker nor services: those of clients of a running stack, and those without one. */
public final class ClientCommands {
    private ClientCommands() {}

    public static CommandSet of(Context context) {
        return new CommandSet(
                List.of(
                        new Submit(context),
                        new Watch(context),
                        new ListExperiments(context),
                        new Cancel(context),
                        new Report(context),
                        new MinimalImages(context),
                        new Prune(context),
                        new Corrupt(context),
                        new PreviewCommand(context)),
                List.of(
                        "  tarnish submit my-experiment.yaml   asks the stack for an experiment",
                        "  tarnish list                        shows which there are",
                        "  tarnish corrupt cifar10 --out DIR   corrupted copies of a data set, without a stack"));
    }
}
