package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.network.Fetched;
import org.tarnish.machine.network.FileVersion;

/**
 * Archives behind addresses, fetched once and kept. One with a sum is kept under it and never asked for again. What an
 * address without a sum holds is asked of its server, and identified by the address and the version that the server names
 * ({@code ETag}, else {@code Last-Modified}); where it names none, each identity is a new one, for which the archive is
 * fetched anew. Safe for concurrent use; archives are fetched one at a time.
 */
final class RemoteArchives {
    private static final String ANEW = "anew-";

    private final ArchiveCache cache;
    private final ArchiveFetcher fetcher;

    RemoteArchives(ArchiveCache cache, ArchiveFetcher fetcher) {
        this.cache = cache;
        this.fetcher = fetcher;
    }

    /**
     * What an address holds now: the sum that is known, else the address and its version; empty if it holds nothing.
     *
     * @throws DatasetException if it answers anything but yes, "not there" or "not now"
     */
    Optional<String> identity(DatasetSource.Remote place) throws IOException {
        if (place.sha256().isPresent() && cache.has(sumKey(place.sha256().get()))) {
            return place.sha256();
        }
        return fetcher.look(place.address()).map(version -> place.sha256()
                .orElseGet(() -> identified(place, version).orElseGet(() -> anew(place))));
    }

    /** Whether what was identified is kept, or may still be fetched, for all that the server tells. */
    boolean holds(DatasetSource.Remote place, String identity) throws IOException {
        if (place.sha256().isPresent()) {
            return place.sha256().get().equals(identity);
        }
        if (!isOf(place, identity)) {
            return false;
        }
        if (cache.has(addressKey(identity))) {
            return true;
        }
        var version = fetcher.look(place.address());
        return version.isPresent() && isSame(place, identity, version.get());
    }

    /**
     * The archive as a local file; empty if the address holds nothing.
     *
     * @param identity as {@link #identity} gave it, or empty for what the address holds now
     * @throws DatasetException if it is no archive, or another one than was identified
     */
    synchronized Optional<Path> fetch(DatasetSource.Remote place, Optional<String> identity) throws IOException {
        if (place.sha256().isPresent()) {
            var key = sumKey(place.sha256().get());
            var kept = cache.find(key);
            return kept.isPresent() ? kept : keep(fetcher.fetch(place.address(), place.sha256()), key);
        }
        var known = identity.filter(given -> isOf(place, given));
        if (known.isEmpty()) {
            var version = fetcher.look(place.address());
            if (version.isEmpty()) {
                return Optional.empty();
            }
            known = identified(place, version.get());
        }
        return known.isPresent()
                ? fetchIdentified(place, known.get())
                : keepBySum(fetcher.fetch(place.address(), Optional.empty()));
    }

    private Optional<Path> fetchIdentified(DatasetSource.Remote place, String identity) throws IOException {
        var kept = cache.find(addressKey(identity));
        // What was kept under an address by a version that looked less closely is fetched again.
        if (kept.isPresent() && ArchiveKind.told(ArchiveKind.head(kept.get())).isPresent()) {
            return kept;
        }
        var fetched = fetcher.fetch(place.address(), Optional.empty());
        if (fetched.isPresent() && !isSame(place, identity, fetched.get().version())) {
            Files.delete(fetched.get().file());
            throw new DatasetException(
                    place + " has changed since it was looked at; submit the request again, or give the"
                            + " sha256 of the archive that is meant");
        }
        return keep(fetched, addressKey(identity));
    }

    private Optional<Path> keep(Optional<Fetched> fetched, String key) throws IOException {
        return fetched.isPresent() ? Optional.of(cache.keep(key, fetched.get().file())) : Optional.empty();
    }

    private Optional<Path> keepBySum(Optional<Fetched> fetched) throws IOException {
        return fetched.isPresent() ? keep(fetched, sumKey(fetched.get().sha256())) : Optional.empty();
    }

    private static Optional<String> identified(DatasetSource.Remote place, FileVersion version) {
        return version.label().map(label -> place.address() + " " + label);
    }

    private static String anew(DatasetSource.Remote place) {
        return place.address() + " " + ANEW + UUID.randomUUID();
    }

    /** Whether an identity is of an address; before there were versions, it was the address alone. */
    private static boolean isOf(DatasetSource.Remote place, String identity) {
        return identity.equals(place.address().toString()) || identity.startsWith(place.address() + " ");
    }

    /** Whether nothing says that a version is another one than was identified. */
    private static boolean isSame(DatasetSource.Remote place, String identity, FileVersion version) {
        var now = identified(place, version);
        return now.isEmpty()
                || identity.equals(now.get())
                || identity.equals(place.address().toString())
                || identity.startsWith(place.address() + " " + ANEW);
    }

    private static String sumKey(String sum) {
        return "sha256-" + sum;
    }

    private static String addressKey(String identity) {
        return "address-" + Sha256.begin("address").add(identity).hex();
    }
}
