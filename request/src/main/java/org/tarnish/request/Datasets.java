package org.tarnish.request;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tarnish.dataset.DatasetCatalog;
import org.tarnish.dataset.Location;
import org.tarnish.dataset.Resolver;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.experiment.request.DatasetRequest;

/** Data sets as requests name them: whether they are there and what they hold. Nothing is fetched. */
public final class Datasets {
    private final Resolver resolver;

    public Datasets(Resolver resolver) {
        this.resolver = resolver;
    }

    /** The names that need no mirror. */
    static List<String> names() {
        return DatasetCatalog.names();
    }

    /** Where a request's data set is. */
    public static Location location(DatasetRequest request) {
        if (request.name() != null) {
            return new Location.Named(request.name());
        }
        return request.path() != null
                ? new Location.AtPath(request.path())
                : new Location.AtUrl(URI.create(request.url()), Optional.ofNullable(request.sha256()));
    }

    /** What is wrong with a request's data set, found quickly and without fetching. */
    Optional<String> problem(DatasetRequest request) {
        try {
            return resolver.check(location(request));
        } catch (IllegalArgumentException e) {
            return Optional.of("the address cannot be understood: " + e.getMessage());
        }
    }

    /** What the location holds now, for the identity of the task that reads it. */
    public String fingerprint(DatasetRequest request) throws IOException {
        return resolver.identify(location(request));
    }

    /** What a set lacks of corrupted images that a request takes from it, as far as can be seen without fetching. */
    List<String> corruptedProblems(DatasetRequest set, List<String> names, List<Integer> severities, boolean mapped)
            throws IOException {
        return resolver.checkCorrupted(location(set), names, severities, !mapped);
    }

    /**
     * The mapping in a TSV file of the mirror.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     * @throws IOException if it is not there or cannot be read
     */
    ClassMapping classes(String file) throws IOException {
        return ClassMapping.parse(resolver.text(file));
    }
}
