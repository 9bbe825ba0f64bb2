package org.tarnish.local.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tarnish.cli.command.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One experiment from file to report. */
@Command(
        name = "run",
        description = {
            "Does one experiment from its file to its report.",
            "Starts a stack, submits, watches, fetches the report, and stops the stack. A stack that is up on the data"
                    + " folder already, or that the environment names, is used and left up."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish run experiments/digits-quickstart.yaml",
            "  tarnish run my-experiment.yaml --out results --keep",
            "",
            "After an interruption, run the same file again: what is done is not done again."
        })
final class RunCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", description = "The experiment, YAML or JSON.")
    private Path file;

    @Mixin
    private RunOptions options;

    RunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return options.run(file, context);
    }
}
