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
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.tarnish.local.folder.LogFile;

/** Where the libraries in this process log; never on the terminal. */
final class Logging {
    private Logging() {}

    /** Nothing is logged. */
    static void off() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }

    /** Warnings and errors are appended to a file. */
    static void toFile(Path file) throws IOException {
        off();
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
