package org.tarnish.dataset;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which sources a location means, in the order in which they are looked at. */
record DatasetSources(Optional<Mirror> mirror) {
    private static final List<String> ENDINGS = List.of(".tar", ".tar.gz", ".tgz", ".tar.xz", ".zip");
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,127}";
    private static final String LOCALE =
            "; if it has letters beyond ASCII, run Tarnish under a locale that knows them, such" + " as LC_ALL=C.UTF-8";
    private static final String SUM = "[0-9a-f]{64}";

    /** @throws DatasetException if the location itself is malformed */
    List<DatasetSource> of(Location location) throws DatasetException {
        if (location instanceof Location.Named named) {
            return named(named.name());
        }
        if (location instanceof Location.AtPath path) {
            return List.of(path(path.path()));
        }
        return List.of(address((Location.AtUrl) location));
    }

    private List<DatasetSource> named(String name) throws DatasetException {
        if (!name.matches(NAME)) {
            throw new DatasetException("a data set's name must be letters, digits, '_', '-' and '.', was '" + name
                    + "'; known are " + String.join(", ", DatasetCatalog.names()));
        }
        var places = new ArrayList<DatasetSource>();
        var archive = DatasetCatalog.find(name).flatMap(DatasetCatalog.Named::archive);
        if (mirror.isPresent()) {
            if (archive.isPresent()) {
                places.add(
                        inMirror(archive.get().file(), Optional.of(archive.get().sha256())));
            }
            if (mirror.get() instanceof Mirror.InFolder) {
                places.add(inMirror(name, Optional.empty()));
            }
            for (var ending : ENDINGS) {
                places.add(inMirror(name + ending, Optional.empty()));
            }
        }
        archive.ifPresent(
                official -> places.add(new DatasetSource.Remote(official.address(), Optional.of(official.sha256()))));
        return places;
    }

    private DatasetSource path(String path) throws DatasetException {
        try {
            if (path.isBlank()) {
                throw new DatasetException("a data set's path must not be empty");
            }
            if (Path.of(path).isAbsolute()) {
                return new DatasetSource.Local(Path.of(path), Optional.empty());
            }
        } catch (InvalidPathException e) {
            throw new DatasetException("a data set's path cannot be understood: " + e.getMessage() + LOCALE, e);
        }
        if (mirror.isEmpty()) {
            throw new DatasetException("the data set's path '" + path
                    + "' is relative, and no mirror is set; give an absolute path or set TARNISH_DATASETS");
        }
        return inMirror(path, Optional.empty());
    }

    private DatasetSource inMirror(String path, Optional<String> sha256) throws DatasetException {
        var found = mirror.orElseThrow();
        if (found instanceof Mirror.InFolder folder) {
            return new DatasetSource.Local(folder.folder().resolve(path).normalize(), sha256);
        }
        if (List.of(path.split("/")).contains("..")) {
            throw new DatasetException("a path below the mirror's address must not contain '..', was '" + path + "'");
        }
        try {
            var relative = new URI(null, null, "/" + path, null).getRawPath().substring(1);
            return new DatasetSource.Remote(((Mirror.AtAddress) found).address().resolve(relative), sha256);
        } catch (URISyntaxException e) {
            throw new DatasetException("a data set's path cannot be understood: " + e.getMessage(), e);
        }
    }

    private static DatasetSource address(Location.AtUrl location) throws DatasetException {
        var address = location.address();
        var sum = location.sha256().map(text -> text.toLowerCase(Locale.ROOT));
        if (sum.isPresent() && !sum.get().matches(SUM)) {
            throw new DatasetException("sha256 of " + address + " must be 64 hexadecimal digits, was '"
                    + location.sha256().get() + "'");
        }
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file")) {
            try {
                return new DatasetSource.Local(Path.of(address), sum);
            } catch (IllegalArgumentException e) {
                throw new DatasetException(
                        "the address " + address + " is no file of this machine: " + e.getMessage(), e);
            }
        }
        if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
            throw new DatasetException(
                    "a data set's address must be a complete http, https or file URL, was '" + address + "'");
        }
        return new DatasetSource.Remote(address, sum);
    }
}
