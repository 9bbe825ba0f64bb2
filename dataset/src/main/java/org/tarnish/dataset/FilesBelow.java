package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Those of some files that are below a folder, by their names below it.
 *
 * @param prefix the folder's path, ending in {@code /}
 */
record FilesBelow(StoredFiles files, String prefix) implements StoredFiles {
    @Override
    public Path place() {
        return files.place().resolve(prefix);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        files.forEach(new Visitor() {
            @Override
            public boolean file(String name, Content content) throws IOException {
                return !name.startsWith(prefix) || visitor.file(name.substring(prefix.length()), content);
            }

            @Override
            public void folder(String name) throws IOException {
                if (name.startsWith(prefix) && name.length() > prefix.length()) {
                    visitor.folder(name.substring(prefix.length()));
                }
            }
        });
    }

    /** That of all the files. */
    @Override
    public String fingerprint() throws IOException {
        return files.fingerprint();
    }
}
