package org.tarnish.bench.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.HelpOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures; each thing that can be measured is a command of its own. */
@Command(
        name = "bench",
        description = "Measures. Run it on an otherwise idle machine, several times.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish bench learning",
            "  tarnish bench device",
            "  tarnish bench minimal-images",
            "  tarnish bench corruptions",
            "  tarnish bench beside --python peers/bin/python",
            "  tarnish bench stack --data /tmp/tarnish-bench",
            "  tarnish bench pipeline --tasks 1000,10000",
            "  tarnish bench idle"
        })
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private BenchCommand() {}

    /** The command with what it can measure. */
    static CommandLine commandLine(Context context) {
        var line = new CommandLine(new BenchCommand());
        List.of(
                        new BenchStack(context),
                        new BenchPipeline(context),
                        new BenchIdle(context),
                        new BenchLearning(context),
                        new BenchDevice(context),
                        new BenchMinimalImages(context),
                        new BenchCorruptions(context),
                        new BenchBeside(context))
                .forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(command -> command.addMixin("help", new HelpOption()));
        return line;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "bench needs the thing to measure, one of "
                        + String.join(", ", spec.subcommands().keySet())
                        + ": for instance 'tarnish bench corruptions'");
    }
}
