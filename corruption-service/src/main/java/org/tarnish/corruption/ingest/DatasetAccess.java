package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tarnish.dataset.DatasetCatalog;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.dataset.Location;
import org.tarnish.dataset.RelabeledCollection;
import org.tarnish.dataset.Resolver;
import org.tarnish.dataset.SplitSettings;
import org.tarnish.experiment.plan.Split;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.experiment.request.DatasetRequest;

/** Data sets as requests name them. */
public final class DatasetAccess {
    private final Resolver resolver;

    public DatasetAccess(Resolver resolver) {
        this.resolver = resolver;
    }

    /** The names that need no mirror. */
    public static List<String> names() {
        return DatasetCatalog.names();
    }

    /** What is wrong with a request's data set, found quickly and without fetching. */
    public Optional<String> problem(DatasetRequest request) {
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

    /**
     * The mapping in a TSV file of the mirror.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     * @throws IOException if it is not there or cannot be read
     */
    public ClassMapping classes(String file) throws IOException {
        return ClassMapping.parse(resolver.text(file));
    }

    /** The images with the classes that the request gives them, fetched if need be. */
    ImageCollection open(DatasetRequest request) throws IOException {
        var collection = resolver.resolve(location(request));
        var mapping = request.classes();
        return mapping == null ? collection : new RelabeledCollection(collection, mapping.names(), mapping::classOf);
    }

    /** The images with classes of their own, fetched if need be. */
    ImageCollection openUnmapped(DatasetRequest request) throws IOException {
        return resolver.resolve(location(request));
    }

    static SplitSettings splits(DatasetRequest request) {
        return new SplitSettings(
                request.validation(),
                request.test(),
                limit(request, Split.TRAIN),
                limit(request, Split.VALIDATION),
                limit(request, Split.TEST));
    }

    private static OptionalInt limit(DatasetRequest request, Split split) {
        var limit = request.limit().get(split.label());
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    private static Location location(DatasetRequest request) {
        if (request.name() != null) {
            return new Location.Named(request.name());
        }
        return request.path() != null
                ? new Location.AtPath(request.path())
                : new Location.AtUrl(URI.create(request.url()), Optional.ofNullable(request.sha256()));
    }
}
