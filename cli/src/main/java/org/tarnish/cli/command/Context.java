package org.tarnish.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.tarnish.cli.client.NoStackException;
import org.tarnish.cli.client.ReportingClient;
import org.tarnish.cli.client.StackFinder;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.cli.terminal.Screen;

/**
 * What commands work with.
 *
 * @param out results
 * @param err errors, and hints beside results that scripts read
 * @param columns of the terminal that {@code out} is, 0 if it is none
 * @param environment variables of this process
 * @param root folder of the checkout
 */
public record Context(PrintStream out, PrintStream err, int columns, Map<String, String> environment, Path root) {

    public Screen screen() {
        return new Screen(out, columns);
    }

    public StackFinder finder() {
        return new StackFinder(environment);
    }

    /** The reporting-service of a stack. */
    static ReportingClient reporting(Endpoints endpoints) throws NoStackException {
        return new ReportingClient(required(endpoints.web(), "TARNISH_WEB", "http://127.0.0.1:8080"));
    }

    /** An address that the environment may have left out. */
    static <T> T required(T address, String variable, String example) throws NoStackException {
        if (address == null) {
            throw new NoStackException("The environment names a stack, but not its " + variable
                    + ": set it, for instance to " + example + ", or name a data folder with --data.");
        }
        return address;
    }
}
