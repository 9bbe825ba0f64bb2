package org.tarnish.cli.command;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: what all commands have in common. */
@Command(
        name = "tarnish",
        mixinStandardHelpOptions = true,
        versionProvider = Tarnish.Version.class,
        description = "Tarnishes images and measures how image classifiers bear it.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the experiment failed, was cancelled, or some of its tasks failed; or the command could not do its work",
            "2:wrong usage, or the experiment was rejected",
            "3:no stack is up, or it does not answer",
            "130:interrupted with Ctrl-C"
        })
public final class Tarnish {
    private static final List<String> FOOTER = List.of(
            "  tarnish test                        runs the project's tests",
            "",
            "Commands find a running stack by --data DIR; else by TARNISH_KAFKA, TARNISH_WEB,",
            "TARNISH_S3_ENDPOINT, TARNISH_S3_ACCESS_KEY, TARNISH_S3_SECRET_KEY and",
            "TARNISH_S3_BUCKET; else in ~/.tarnish.");

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    private boolean debug;

    private Tarnish() {}

    /** Runs a command of this module and ends this JVM with its exit code. */
    public static void main(String[] args) {
        run(args, context -> List.of(ClientCommands.of(context)));
    }

    /** Runs one of some commands and ends this JVM with its exit code. */
    public static void run(String[] args, Function<Context, List<CommandSet>> commands) {
        Logging.off();
        var context = new Context(System.out, System.err, columns(), System.getenv(), root());
        System.exit(commandLine(context, commands.apply(context)).execute(args));
    }

    /** The command line with some commands. */
    public static CommandLine commandLine(Context context, List<CommandSet> sets) {
        var tarnish = new Tarnish();
        var line = new CommandLine(tarnish);
        sets.stream().flatMap(set -> set.commands().stream()).forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(command -> command.addMixin("help", new HelpOption()));
        var examples = sets.stream().flatMap(set -> set.examples().stream());
        line.getCommandSpec()
                .usageMessage()
                .footer(Stream.concat(examples, FOOTER.stream()).toArray(String[]::new));
        var failures = new Failures(context.err(), tarnish);
        return line.setOut(new PrintWriter(context.out(), true, Charset.defaultCharset()))
                .setErr(new PrintWriter(context.err(), true, Charset.defaultCharset()))
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

    /** The checkout: the jar that was started is {@code MODULE/target/NAME.jar} in it. */
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

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tarnish " + version()};
        }
    }

    /** As the build wrote it into the jar. */
    static String version() {
        var built = Tarnish.class.getPackage().getImplementationVersion();
        return built == null ? "(not built as a jar)" : built;
    }
}
