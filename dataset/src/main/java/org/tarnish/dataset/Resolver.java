package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tarnish.machine.file.FailureText;
import org.tarnish.machine.file.Sha256;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.machine.network.SourceUnavailable;
import org.tarnish.machine.retry.Time;

/**
 * Finds the data set that a request names, fetching it if need be. Safe for concurrent use; archives are fetched one at
 * a time.
 *
 * <p>A name is looked for in the mirror ({@link DatasetCatalog}'s official archive, then {@code <name>} as a folder, then
 * {@code <name>.tar}, {@code .tar.gz}, {@code .tgz}, {@code .tar.xz}, {@code .zip}), then at its official address; {@code
 * digits} needs neither. A path is absolute or relative to the mirror. An official archive and an address with a sum
 * must have that sum. What is fetched is kept in the cache, and fetched again if the server says that it has changed
 * ({@link RemoteArchives}).
 *
 * <p>Every method throws {@link SourceUnavailable} for trouble of the network that outlasts a few tries, and {@link
 * DatasetException} for what would fail again. Looking at a place on this machine is bounded ({@link ScanLimits}) and
 * opens nothing but regular files.
 */
public final class Resolver {
    private final DatasetSources places;
    private final RemoteArchives archives;
    private final ScanLimits look;
    private final TimeLimit limit;
    private final RegularFiles regular = new RegularFiles();

    /**
     * @param mirror where names and relative paths are looked for
     * @param work folder for archives while they come in, best on the cache's file system
     */
    public Resolver(Optional<Mirror> mirror, ArchiveCache cache, Path work, FetchSettings settings, ScanLimits look) {
        this(mirror, cache, work, settings, look, Time.real());
    }

    /** With {@link ScanLimits#DEFAULT}. */
    public Resolver(Optional<Mirror> mirror, ArchiveCache cache, Path work, FetchSettings settings) {
        this(mirror, cache, work, settings, ScanLimits.DEFAULT);
    }

    Resolver(
            Optional<Mirror> mirror,
            ArchiveCache cache,
            Path work,
            FetchSettings settings,
            ScanLimits look,
            Time time) {
        places = new DatasetSources(mirror);
        archives = new RemoteArchives(cache, new ArchiveFetcher(work, settings, time));
        this.look = look;
        limit = new TimeLimit(look.time());
    }

    /**
     * The data set at a location, on this machine.
     *
     * @throws DatasetException if it is not there (the message lists every place looked at), cannot be fetched, has
     *     another sum than expected, or is no data set
     */
    public ImageCollection resolve(Location location) throws IOException {
        return resolve(location, Optional.empty());
    }

    /**
     * The same, read in the layout of that id, however it looks.
     *
     * @param layout one of {@link DatasetLayouts#ids}; empty to find it out
     */
    public ImageCollection resolve(Location location, Optional<String> layout) throws IOException {
        return resolve(location, layout, Optional.empty());
    }

    /**
     * The same as it was identified.
     *
     * @param identity as {@link #identify} gave it, or empty for what is there now
     * @throws DatasetException also if an address now gives something else
     */
    public ImageCollection resolve(Location location, Optional<String> layout, Optional<String> identity)
            throws IOException {
        return isDigits(location) ? ImageCollection.digits() : new FileCollection(stored(location, identity), layout);
    }

    /**
     * The images of one corruption at one severity in a published set of corrupted images, see {@link CorruptedImages}.
     *
     * @param classes whose positions the labels of arrays mean, none if nobody knows; folders have names of their own
     * @param identity as {@link #identify} gave it, or empty for what is there now
     * @throws DatasetException as {@link #resolve}; whether such images are there is seen when they are first listed
     */
    public ImageCollection corrupted(
            Location location, String corruption, int severity, List<String> classes, Optional<String> identity)
            throws IOException {
        return new CorruptedImages(stored(location, identity), corruption, severity, classes);
    }

    /**
     * What a published set of corrupted images lacks, or what is wrong with it, as far as the names of its files, and the
     * shapes and labels of its arrays, tell. A set that is no folder or zip on this machine is not looked at.
     *
     * @param positions whether labels in arrays mean positions in the data set's classes
     * @return sentences for the user, a few at most
     * @throws DatasetException if it cannot be looked at
     */
    public List<String> checkCorrupted(
            Location location, List<String> corruptions, List<Integer> severities, boolean positions)
            throws IOException {
        var looked = places.of(location);
        return limit.call("the set of corrupted images " + location, () -> {
            for (var place : looked) {
                if (place instanceof DatasetSource.Local local && isThere(local.path())) {
                    var isQuick = Files.isDirectory(local.path()) || ArchiveKind.of(local.path()) == ArchiveKind.ZIP;
                    return isQuick
                            ? CorruptedSet.of(StoredFiles.open(local.path(), look), corruptions)
                                    .problems(corruptions, severities, positions)
                            : List.of();
                }
            }
            return List.of();
        });
    }

    private StoredFiles stored(Location location, Optional<String> identity) throws IOException {
        var looked = places.of(location);
        for (var place : looked) {
            var found = localize(place, identity);
            if (found.isPresent()) {
                return StoredFiles.open(found.get(), look);
            }
        }
        throw new DatasetException(missing(location, looked));
    }

    /**
     * Says quickly what is wrong with a location, fetching nothing: whether something is there that may be read, not
     * whether it is a data set.
     *
     * @return a sentence for the user; empty if {@link #resolve} may succeed
     */
    public Optional<String> check(Location location) {
        if (isDigits(location)) {
            return Optional.empty();
        }
        try {
            var looked = places.of(location);
            return limit.call("the data set " + location, () -> {
                for (var place : looked) {
                    if (exists(place)) {
                        return Optional.empty();
                    }
                }
                return Optional.of(missing(location, looked));
            });
        } catch (DatasetException | SourceUnavailable e) {
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            return Optional.of(FailureText.of(e));
        }
    }

    /**
     * Identifies what a location holds without fetching anything: the fingerprint of a folder or file, the expected sum
     * of an archive that is still to be fetched, or its address with the version that its server names where no sum is
     * known; where it names none, the identity is another one each time.
     *
     * @throws DatasetException if it is not there, or looking at it exceeds a bound
     */
    public String identify(Location location) throws IOException {
        if (isDigits(location)) {
            return DatasetCatalog.DIGITS;
        }
        var looked = places.of(location);
        return limit.call("the data set " + location, () -> {
            for (var place : looked) {
                var identity = identity(place);
                if (identity.isPresent()) {
                    return identity.get();
                }
            }
            throw new DatasetException(missing(location, looked));
        });
    }

    /**
     * Whether a location still holds what was identified, or it is kept.
     *
     * @throws DatasetException if there is nothing, or looking at it exceeds a bound
     */
    public boolean holds(Location location, String identity) throws IOException {
        if (isDigits(location)) {
            return identity.equals(DatasetCatalog.DIGITS);
        }
        var looked = places.of(location);
        return limit.call("the data set " + location, () -> {
            for (var place : looked) {
                if (place instanceof DatasetSource.Remote remote && archives.holds(remote, identity)) {
                    return true;
                }
                var now = identity(place);
                if (now.isPresent()) {
                    return now.get().equals(identity);
                }
            }
            throw new DatasetException(missing(location, looked));
        });
    }

    private Optional<String> identity(DatasetSource place) throws IOException {
        if (place instanceof DatasetSource.Remote remote) {
            return archives.identity(remote);
        }
        var path = ((DatasetSource.Local) place).path();
        return isThere(path) ? Optional.of(StoredFiles.open(path, look).fingerprint()) : Optional.empty();
    }

    /**
     * The text of a small file in the mirror's folder, such as a table of classes.
     *
     * @param path relative to the mirror
     * @throws DatasetException if the mirror is no folder, or the file is absent, outside of it, no UTF-8, or has more than
     *     a MiB
     */
    public String text(String path) throws IOException {
        return limit.call("the file '" + path + "'", () -> MirrorText.read(places.mirror(), path));
    }

    private static boolean isDigits(Location location) {
        return location.equals(new Location.Named(DatasetCatalog.DIGITS));
    }

    private boolean exists(DatasetSource place) throws IOException {
        if (place instanceof DatasetSource.Local local) {
            return isThere(local.path());
        }
        return archives.identity((DatasetSource.Remote) place).isPresent();
    }

    private Optional<Path> localize(DatasetSource place, Optional<String> identity) throws IOException {
        if (place instanceof DatasetSource.Remote remote) {
            return archives.fetch(remote, identity);
        }
        var path = ((DatasetSource.Local) place).path();
        if (!isThere(path)) {
            return Optional.empty();
        }
        if (place.sha256().isPresent()) {
            verify(path, place.sha256().get());
        }
        return Optional.of(path);
    }

    /** @throws DatasetException if what is there must not be read */
    private boolean isThere(Path path) throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        regular.require(path);
        return true;
    }

    private static void verify(Path file, String expected) throws IOException {
        if (Files.isDirectory(file)) {
            throw new DatasetException(file + " is a folder, which has no sha256; leave the sum out");
        }
        try (var content = new RegularFiles().open(file)) {
            var sum = new Sha256().add(content).hex();
            if (!sum.equals(expected)) {
                throw new DatasetException("the archive " + file + " is not the expected one: its sha256 is " + sum
                        + ", expected was " + expected + "; fetch it again, rename it, or correct the sum");
            }
        }
    }

    private String missing(Location location, List<DatasetSource> looked) {
        var hints = new ArrayList<String>();
        if (location instanceof Location.Named) {
            hints.add("known names are " + String.join(", ", DatasetCatalog.names()));
            if (places.mirror().isEmpty()) {
                hints.add("other names are looked for in the mirror (TARNISH_DATASETS), which is not set");
            }
        }
        if (!looked.isEmpty()) {
            hints.add(
                    "looked at " + looked.stream().map(DatasetSource::toString).collect(Collectors.joining(", ")));
        }
        return "there is no data set " + location + "; " + String.join("; ", hints);
    }
}
