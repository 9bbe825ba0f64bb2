package org.tarnish.local.command;

import java.io.IOException;
import java.time.Duration;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.DataOption;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.cli.terminal.Screen;
import org.tarnish.local.launcher.Services;
import org.tarnish.local.launcher.Stack;
import org.tarnish.local.launcher.StackPorts;
import org.tarnish.local.launcher.StackSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a stack is started. */
public final class StackOptions {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Mixin
    private DataOption data;

    @Option(
            names = "--trainers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processes that train (default 1).")
    private int trainers;

    @Option(
            names = "--evaluators",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processes that evaluate (default 1).")
    private int evaluators;

    public DataOption data() {
        return data;
    }

    /** Starts a stack and says where it is. */
    public Stack start(Context context, Screen screen) throws IOException {
        return start(context, screen, data.folder());
    }

    /** Likewise, on another data folder than the options name. */
    public Stack start(Context context, Screen screen, DataFolder folder) throws IOException {
        if (trainers < 1 || evaluators < 1) {
            throw new IOException(
                    "--trainers and --evaluators must be at least 1, were " + trainers + " and " + evaluators + ".");
        }
        LauncherLog.to(folder.log("broker"));
        var settings = new StackSettings(
                folder,
                new Services(context.root()).all(trainers, evaluators),
                context.environment(),
                PATIENCE,
                StackPorts.USUAL);
        var stack = Stack.start(settings, screen::say);
        screen.say("Tarnish is up: " + stack.endpoints().web() + " (Kafka "
                + stack.endpoints().kafka() + ", S3 " + stack.endpoints().s3().endpoint() + ", data in "
                + folder.path() + ").");
        return stack;
    }
}
