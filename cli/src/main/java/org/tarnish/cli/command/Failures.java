package org.tarnish.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.tarnish.cli.client.NoStackException;
import org.tarnish.cli.client.RequestFileException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Turns exceptions into one sentence and an exit code; {@code --debug} shows where they came from. */
final class Failures implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    private final PrintStream err;
    private final Tarnish tarnish;

    Failures(PrintStream err, Tarnish tarnish) {
        this.err = err;
        this.tarnish = tarnish;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        err.println("tarnish: " + sentence(e));
        if (tarnish.isDebug()) {
            e.printStackTrace(err);
        }
        err.flush();
        if (e instanceof NoStackException) {
            return ExitCode.NO_STACK;
        }
        return e instanceof RequestFileException || e instanceof WrongUsage ? ExitCode.REJECTED : ExitCode.FAILED;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
        err.println("tarnish: " + sentence(e) + "; see "
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.flush();
        return ExitCode.REJECTED;
    }

    /** Options whose values are a few words say which, in the same words as other checks of options. */
    private static String sentence(CommandLine.ParameterException e) {
        return e.getArgSpec() instanceof OptionSpec option
                        && e.getValue() != null
                        && option.converters().length == 1
                        && option.converters()[0] instanceof OneOf<?> words
                ? option.longestName() + " " + words.refusal(e.getValue())
                : e.getMessage();
    }

    private static String sentence(Exception e) {
        var expected = e instanceof IOException || e instanceof UncheckedIOException;
        var message = e.getMessage() == null ? e.toString() : e.getMessage();
        return expected ? message : "Unexpected: " + e + "; run again with --debug to see where, and report it.";
    }
}
