package org.tarnish.cli.command;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Where the libraries in this process log; never on the terminal. */
public final class Logging {
    private Logging() {}

    /** Nothing is logged. */
    public static void off() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }
}
