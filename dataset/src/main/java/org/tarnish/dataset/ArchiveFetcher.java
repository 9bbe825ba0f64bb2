package org.tarnish.dataset;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.machine.network.FetchRefused;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.machine.network.Fetched;
import org.tarnish.machine.network.Fetcher;
import org.tarnish.machine.network.FileVersion;
import org.tarnish.machine.network.Sought;
import org.tarnish.machine.network.SourceUnavailable;
import org.tarnish.machine.retry.Time;

/** Fetches archives, and nothing else, over http and https. Safe for concurrent use. */
final class ArchiveFetcher {
    private static final Sought ARCHIVE = new Sought("archive", "put the archive into the mirror (TARNISH_DATASETS)");

    private final Fetcher fetcher;

    /** @param folder where archives are written while they come in; made when needed */
    ArchiveFetcher(Path folder, FetchSettings settings, Time time) {
        fetcher = new Fetcher(folder, settings, ARCHIVE, time);
    }

    /**
     * Which file the address has now, as far as its server tells; empty if it answers that there is no such thing.
     *
     * @throws DatasetException if it answers anything but yes, "not there" or "not now"
     * @throws SourceUnavailable if it cannot be reached in time, or answers "not now"
     */
    Optional<FileVersion> look(URI address) throws IOException {
        try {
            return fetcher.look(address);
        } catch (FetchRefused e) {
            throw new DatasetException(e.getMessage(), e);
        }
    }

    /**
     * Fetches to a new file, whose content is complete and has the sum if one is given, and is a whole archive if none is;
     * empty if the address answers that there is no such thing. Nothing is left behind after a failure.
     *
     * @throws DatasetException if what comes is something else, or too large, or must not be had
     * @throws SourceUnavailable if the network or the server does not give it now
     */
    Optional<Fetched> fetch(URI address, Optional<String> sha256) throws IOException {
        Optional<Fetched> fetched;
        try {
            fetched = fetcher.fetch(address);
        } catch (FetchRefused e) {
            throw new DatasetException(e.getMessage(), e);
        }
        if (fetched.isEmpty()) {
            return Optional.empty();
        }
        var expected = false;
        try {
            requireExpected(address, fetched.get(), sha256);
            expected = true;
            return fetched;
        } finally {
            if (!expected) {
                Files.deleteIfExists(fetched.get().file());
            }
        }
    }

    private static void requireExpected(URI address, Fetched fetched, Optional<String> sha256) throws IOException {
        if (sha256.isPresent() && sha256.get().equals(fetched.sha256())) {
            return;
        }
        var head = ArchiveKind.head(fetched.file());
        var kind = ArchiveKind.told(head);
        if (kind.isEmpty()) {
            throw new DatasetException(address + " answered with " + AnswerText.of(head, fetched.bytes())
                    + " instead of an archive, which is not kept; " + ArchiveKind.ALLOWED
                    + "; correct the address, or submit the request again when the archive is back");
        }
        if (sha256.isPresent()) {
            throw new DatasetException("the archive fetched from " + address
                    + " is not the expected one: its sha256 is " + fetched.sha256() + ", expected was " + sha256.get()
                    + "; fetch it again or correct the sum");
        }
        try {
            kind.get()
                    .open(fetched.file(), ArchiveLimits.DEFAULT, ScanLimits.DEFAULT)
                    .forEach((name, content) -> true);
        } catch (DatasetException e) {
            throw new DatasetException(
                    "what " + address + " answered is not kept: " + e.getMessage() + "; put the archive right", e);
        }
    }
}
