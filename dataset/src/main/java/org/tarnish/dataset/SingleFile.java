package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One file that is a data set of its own, and no archive.
 *
 * @param ending that its kind has: a file that was fetched lies under another name
 */
record SingleFile(Path place, String ending, long mostRead) implements StoredFiles {
    @Override
    public void forEach(Visitor visitor) throws IOException {
        var name = place.getFileName().toString();
        visitor.file(name.endsWith(ending) ? name : "images" + ending, new DiskFile(place, new RegularFiles()));
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public String fingerprint() throws IOException {
        return FileFingerprint.of(place, mostRead);
    }
}
