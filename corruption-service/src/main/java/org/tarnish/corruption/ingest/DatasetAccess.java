package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.util.OptionalInt;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.dataset.RelabeledCollection;
import org.tarnish.dataset.Resolver;
import org.tarnish.dataset.SplitSettings;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.Split;
import org.tarnish.request.Datasets;

/** The images of data sets as requests name them. */
public final class DatasetAccess {
    private final Resolver resolver;

    public DatasetAccess(Resolver resolver) {
        this.resolver = resolver;
    }

    /** What the location holds now. */
    String fingerprint(DatasetRequest request) throws IOException {
        return resolver.identify(Datasets.location(request));
    }

    /** The images with the classes that the request gives them, fetched if need be. */
    ImageCollection open(DatasetRequest request) throws IOException {
        var collection = resolver.resolve(Datasets.location(request));
        var mapping = request.classes();
        return mapping == null ? collection : new RelabeledCollection(collection, mapping.names(), mapping::classOf);
    }

    /** The images with classes of their own, fetched if need be. */
    ImageCollection openUnmapped(DatasetRequest request) throws IOException {
        return resolver.resolve(Datasets.location(request));
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
}
