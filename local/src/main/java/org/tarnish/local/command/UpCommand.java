package org.tarnish.local.command;

import java.util.concurrent.Callable;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Keeps a stack up until it is interrupted. */
@Command(
        name = "up",
        description = {
            "Starts broker, object store and services, and keeps them up until Ctrl-C.",
            "A second start on the same data folder goes on where the first stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish up",
            "  tarnish up --data /data/tarnish --trainers 2",
            "",
            "While it is up, DIR/endpoints.json tells other clients its addresses."
        })
final class UpCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private StackOptions options;

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var screen = context.screen();
        try (var stack = options.start(context, screen)) {
            screen.say("Ctrl-C stops it; tarnish submit FILE, in another terminal, gives it work.");
            stack.awaitEnd();
        }
        return ExitCode.OK;
    }
}
