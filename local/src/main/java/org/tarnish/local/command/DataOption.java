package org.tarnish.local.command;

import java.nio.file.Path;
import org.tarnish.local.folder.DataFolder;
import picocli.CommandLine.Option;

/** Which data folder a command is for. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The stack's data folder (default: TARNISH_DATA, or ~/.tarnish).")
    private Path data;

    /** The folder named on the command line, or null. */
    DataFolder named() {
        return data == null ? null : new DataFolder(data);
    }

    /** The folder named on the command line, or the standard one. */
    DataFolder folder() {
        return data == null ? DataFolder.standard() : new DataFolder(data);
    }
}
