package org.tarnish.local.folder;

import java.io.IOException;
import org.tarnish.cli.folder.DataFolder;

/** Another launcher runs a stack on the data folder. */
public final class FolderInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(DataFolder folder, String pid) {
        super("The data folder " + folder.path() + " is in use by another launcher (process " + pid
                + "): use that stack, stop it, or choose another folder with --data.");
    }
}
