package org.tarnish.machine.file;

import java.io.IOException;
import java.nio.file.Path;

/** Names that come from outside, as places below a folder. */
public final class InnerPath {
    private InnerPath() {}

    /**
     * The place of a name below a folder, at any depth.
     *
     * @throws IOException if the name leads out of the folder, or is the folder itself
     */
    public static Path of(Path folder, String name) throws IOException {
        var inner = folder.resolve(name).normalize();
        if (!inner.startsWith(folder.normalize()) || inner.equals(folder.normalize())) {
            throw new IOException("The store names a file outside its folder: '" + name + "'.");
        }
        return inner;
    }
}
