package org.tarnish.local.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.tarnish.cli.command.Logging;
import org.tarnish.local.folder.LogFile;

/** What broker, store and libraries log in the launcher's process; never on the terminal. */
final class LauncherLog {
    private LauncherLog() {}

    /** Has warnings and errors appended to a file, and nothing else logged. */
    static void to(Path file) throws IOException {
        Logging.off();
        new LogFile(file).rotate();
        var root = Logger.getLogger("");
        root.addHandler(
                new Flushing(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        root.setLevel(Level.WARNING);
    }

    private static final class Flushing extends StreamHandler {
        Flushing(OutputStream out) {
            super(out, new Line());
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            super.publish(entry);
            flush();
        }
    }

    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord entry) {
            var text = new StringWriter();
            text.append(entry.getInstant() + " " + entry.getLevel() + " [" + entry.getLoggerName() + "] "
                    + formatMessage(entry) + System.lineSeparator());
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            return text.toString();
        }
    }
}
