package org.tarnish.local.command;

import java.util.List;
import org.tarnish.cli.command.CommandSet;
import org.tarnish.cli.command.Context;

/** The commands that start a stack, or a part of one. */
public final class StackCommands {
    private StackCommands() {}

    public static CommandSet of(Context context) {
        return new CommandSet(
                List.of(
                        new DemoCommand(context),
                        new RunCommand(context),
                        new EvaluateCommand(context),
                        new UpCommand(context),
                        new BrokerCommand(context),
                        new StoreCommand(context)),
                List.of(
                        "  tarnish demo                        the main job on real digits: minutes",
                        "  tarnish run my-experiment.yaml      everything for one experiment",
                        "  tarnish evaluate model.onnx cifar10  how robust a model is that you have",
                        "  tarnish up                          a stack that stays"));
    }
}
