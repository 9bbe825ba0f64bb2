package org.tarnish.dataset;

import java.net.URI;
import java.util.Optional;

/** Where a request says that its data set is. */
public sealed interface Location {
    /** A name of {@link DatasetCatalog}, or of a folder or archive in the mirror. */
    record Named(String name) implements Location {
        @Override
        public String toString() {
            return "'" + name + "'";
        }
    }

    /** A folder or archive: an absolute path, or one relative to the mirror. */
    record AtPath(String path) implements Location {
        @Override
        public String toString() {
            return "at path '" + path + "'";
        }
    }

    /**
     * An archive at an address with scheme http, https or file.
     *
     * @param sha256 64 hexadecimal digits that its content must have
     */
    record AtUrl(URI address, Optional<String> sha256) implements Location {
        @Override
        public String toString() {
            return "at " + address;
        }
    }
}
