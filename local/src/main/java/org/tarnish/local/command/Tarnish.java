package org.tarnish.local.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
        name = "tarnish",
        mixinStandardHelpOptions = true,
        versionProvider = Tarnish.Version.class,
        description = "Tarnishes images and measures how image classifiers bear it.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish demo                        the main job on real digits: minutes",
            "  tarnish run my-experiment.yaml      everything for one experiment",
            "  tarnish up                          a stack that stays",
            "  tarnish submit my-experiment.yaml   asks the stack for an experiment",
            "  tarnish list                        shows which there are",
            "  tarnish corrupt cifar10 --out DIR   corrupted copies of a data set, without a stack",
            "  tarnish test                        runs the project's tests",
            "",
            "Commands find a running stack by --data DIR; else by TARNISH_KAFKA, TARNISH_WEB,",
            "TARNISH_S3_ENDPOINT, TARNISH_S3_ACCESS_KEY, TARNISH_S3_SECRET_KEY and",
            "TARNISH_S3_BUCKET; else in ~/.tarnish."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the experiment failed, was cancelled, or some of its tasks failed; or the command could not do its work",
            "2:wrong usage, or the experiment was rejected",
            "3:no stack is up, or it does not answer",
            "130:interrupted with Ctrl-C"
        })
public final class Tarnish {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    private boolean debug;

    private Tarnish() {}

    /** Runs a command and ends this JVM with its exit code. */
    public static void main(String[] args) {
        Logging.off();
        System.exit(commandLine(new Context(System.out, System.err, columns(), System.getenv(), root()))
                .execute(args));
    }

    /** The command line with all its commands. */
    static CommandLine commandLine(Context context) {
        var tarnish = new Tarnish();
        var line = new CommandLine(tarnish);
        List.<Object>of(
                        new Demo(context),
                        new Run(context),
                        new Up(context),
                        new Submit(context),
                        new Watch(context),
                        new ListExperiments(context),
                        new Cancel(context),
                        new Report(context),
                        new MinimalImages(context),
                        new Prune(context),
                        new Corrupt(context),
                        new PreviewCommand(context),
                        Bench.commandLine(context),
                        new Broker(context),
                        new Store(context))
                .forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(command -> command.addMixin("help", new HelpOption()));
        var failures = new Failures(context.err(), tarnish);
        return line.setOut(new PrintWriter(context.out(), true))
                .setErr(new PrintWriter(context.err(), true))
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    boolean isDebug() {
        return debug;
    }

    /** The start script passes the terminal's width. */
    private static int columns() {
        return Integer.getInteger("tarnish.columns", 0);
    }

    /** The checkout: this jar is {@code local/target/tarnish-local.jar} in it. */
    private static Path root() {
        var named = System.getProperty("tarnish.root");
        return named != null
                ? Path.of(named)
                : Path.of(System.getProperty("java.class.path"))
                        .toAbsolutePath()
                        .normalize()
                        .resolve("../../..")
                        .normalize();
    }

    /** As the build wrote it into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var built = Tarnish.class.getPackage().getImplementationVersion();
            return new String[] {"tarnish " + (built == null ? "(not built as a jar)" : built)};
        }
    }
}
