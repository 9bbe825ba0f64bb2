package org.tarnish.bench.command;

import java.util.List;
import java.util.stream.Stream;
import org.tarnish.cli.command.CommandSet;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.Tarnish;
import org.tarnish.local.command.LocalTarnish;

/** The command line with all commands there are. */
public final class WholeTarnish {
    private WholeTarnish() {}

    /** Runs a command and ends this JVM with its exit code. */
    public static void main(String[] args) {
        Tarnish.run(args, WholeTarnish::commands);
    }

    static List<CommandSet> commands(Context context) {
        var benchmarks = new CommandSet(List.of(BenchCommand.commandLine(context)), List.of());
        return Stream.concat(LocalTarnish.commands(context).stream(), Stream.of(benchmarks))
                .toList();
    }
}
