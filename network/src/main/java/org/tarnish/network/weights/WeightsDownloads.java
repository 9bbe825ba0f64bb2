package org.tarnish.network.weights;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.machine.network.FetchRefused;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.machine.network.Fetched;
import org.tarnish.machine.network.Fetcher;
import org.tarnish.machine.network.Glimpse;
import org.tarnish.machine.network.Glimpses;
import org.tarnish.machine.network.Sought;
import org.tarnish.machine.network.SourceUnavailable;
import org.tarnish.machine.retry.Time;

/**
 * Files of weights behind http and https addresses, fetched once into a folder under their sums. A file appears there
 * complete and verified or not at all; several processes may share the folder.
 */
public final class WeightsDownloads implements WeightsSource {
    private static final System.Logger LOG = System.getLogger(WeightsDownloads.class.getName());
    private static final Sought WEIGHTS =
            new Sought("file of weights", "put the file into the folder of TARNISH_WEIGHTS");
    private static final long MOST_BYTES = 4L << 30;

    /** More than the headers of the networks here have. */
    private static final int SEEN_BEGIN = 2 << 20;

    private static final int SEEN_END = 1 << 19;
    private static final int LONGEST_NAME = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path folder;
    private final Fetcher fetcher;
    private final Glimpses glimpses;

    /** @param folder made when needed */
    public WeightsDownloads(Path folder, FetchSettings settings) {
        this(folder, settings, new Glimpses(SEEN_BEGIN, SEEN_END, MOST_BYTES, PATIENCE));
    }

    WeightsDownloads(Path folder, FetchSettings settings, Glimpses glimpses) {
        this.folder = folder;
        this.glimpses = glimpses;
        fetcher = new Fetcher(folder, settings, WEIGHTS, Time.real());
    }

    /** Of at most 4 GiB in at most an hour. */
    public WeightsDownloads(Path folder) {
        this(folder, FetchSettings.DEFAULT.within(MOST_BYTES, Duration.ofHours(1)));
    }

    @Override
    public synchronized Path fetch(String location, String sha256) throws IOException {
        var address = address(location);
        var file = folder.resolve(sha256);
        if (Files.exists(file)) {
            return file;
        }
        var fetched = receive(address);
        try {
            ExpectedSum.require(location, fetched.sha256(), sha256);
            return Files.move(
                    fetched.file(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fetched.file());
        }
    }

    @Override
    public Optional<WeightsGlimpse> look(String location) throws IOException {
        var address = address(location);
        var temporary = TemporaryFolder.in(folder, "look");
        var seen = Optional.<Glimpse>empty();
        try {
            seen = glimpses.look(address, Files.createFile(temporary.path().resolve(name(address))));
        } catch (FetchRefused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (SourceUnavailable e) {
            LOG.log(Level.INFO, "{0}: what it has is checked once it is needed", e.getMessage());
        } finally {
            if (seen.isEmpty()) {
                temporary.close();
            }
        }
        return seen.map(glimpse -> new WeightsGlimpse(glimpse, temporary));
    }

    private Fetched receive(URI address) throws IOException {
        try {
            return fetcher.fetch(address)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there are no weights at " + address + "; correct the address"));
        } catch (FetchRefused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The last part of an address, as far as any system takes it as a name. */
    private static String name(URI address) {
        var path = address.getPath();
        var last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_.-]", "_");
        return "file-" + last.substring(Math.max(0, last.length() - LONGEST_NAME));
    }

    private static URI address(String location) {
        try {
            var address = URI.create(location);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
            throw new IllegalArgumentException(
                    "the address of weights must begin with https:// or http://, was '" + location + "'");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the address of weights '" + location + "' cannot be used: " + e.getMessage(), e);
        }
    }
}
