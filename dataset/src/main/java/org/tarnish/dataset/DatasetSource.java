package org.tarnish.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.machine.file.Sha256;

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
        /** What the archive is kept under: its content's sum where that is known, else its address. */
        String key() {
            return sha256.map(sum -> "sha256-" + sum)
                    .orElseGet(() -> "address-"
                            + Sha256.begin("address").add(address.toString()).hex());
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }
}
