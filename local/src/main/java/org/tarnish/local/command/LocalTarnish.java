package org.tarnish.local.command;

import java.util.List;
import org.tarnish.cli.command.ClientCommands;
import org.tarnish.cli.command.CommandSet;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.Tarnish;

/** The command line with all commands that users need. */
public final class LocalTarnish {
    private LocalTarnish() {}

    /** Runs a command and ends this JVM with its exit code. */
    public static void main(String[] args) {
        Tarnish.run(args, LocalTarnish::commands);
    }

    public static List<CommandSet> commands(Context context) {
        return List.of(StackCommands.of(context), ClientCommands.of(context));
    }
}
