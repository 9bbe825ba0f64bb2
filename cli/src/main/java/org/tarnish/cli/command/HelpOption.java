package org.tarnish.cli.command;

import picocli.CommandLine.Option;

/** Every command explains itself. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;
}
