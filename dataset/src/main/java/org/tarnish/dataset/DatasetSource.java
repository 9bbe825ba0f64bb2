package org.tarnish.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a data set may be: a file or folder of this machine, or an address. */
sealed interface DatasetSource {
    /** SHA-256 that the content must have. */
    Optional<String> sha256();

    /** A folder or file of this machine. */
    record Local(Path path, Optional<String> sha256) implements DatasetSource {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** An archive behind http or https. */
    record Remote(URI address, Optional<String> sha256) implements DatasetSource {
        @Override
        public String toString() {
            return address.toString();
        }
    }
}
