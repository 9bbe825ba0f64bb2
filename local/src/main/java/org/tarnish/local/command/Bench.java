package org.tarnish.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures Tarnish on this machine. */
@Command(
        name = "bench",
        description = "Measures Tarnish on this machine; nothing else should run meanwhile.",
        footerHeading = "%nExamples:%n",
        footer = {"  tarnish bench stack"})
final class Bench implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure: stack.");
    }
}
