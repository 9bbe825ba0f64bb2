package org.tarnish.local.command;

import java.util.concurrent.Callable;
import org.tarnish.cli.command.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The experiment that shows what Tarnish does. */
@Command(
        name = "demo",
        description = "Runs experiments/digits-quickstart.yaml: the main job on 1,797 real images of digits.",
        footerHeading = "%nExamples:%n",
        footer = {"  tarnish demo", "  tarnish demo --out digits-report --keep"})
final class DemoCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private RunOptions options;

    DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return options.run(context.root().resolve("experiments/digits-quickstart.yaml"), context);
    }
}
