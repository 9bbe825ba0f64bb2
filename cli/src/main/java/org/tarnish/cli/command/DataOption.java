package org.tarnish.cli.command;

import java.nio.file.Path;
import org.tarnish.cli.folder.DataFolder;
import picocli.CommandLine.Option;

/** Which data folder a command is for. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The stack's data folder (default: TARNISH_DATA, or ~/.tarnish).")
    private Path data;

    /** The folder named on the command line, or null. */
    public DataFolder named() {
        return data == null ? null : new DataFolder(data);
    }

    /** The folder named on the command line, or the standard one. */
    public DataFolder folder() {
        return data == null ? DataFolder.standard() : new DataFolder(data);
    }
}
