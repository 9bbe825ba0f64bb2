package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.dataset.Listing;
import org.tarnish.dataset.RelabeledCollection;
import org.tarnish.dataset.Resolver;
import org.tarnish.dataset.SplitSettings;
import org.tarnish.dataset.Splits;
import org.tarnish.dataset.Splitter;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.Split;
import org.tarnish.request.Datasets;

/** The images of data sets as requests name them. */
public final class DatasetAccess {
    private final Resolver resolver;

    public DatasetAccess(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Whether the location holds what it held when it got this fingerprint. */
    boolean holds(DatasetRequest request, String fingerprint) throws IOException {
        return resolver.holds(Datasets.location(request), fingerprint);
    }

    /** The images with the classes that the request gives them, fetched if need be. */
    ImageCollection open(DatasetRequest request, String fingerprint) throws IOException {
        var collection = openUnmapped(request, fingerprint);
        var mapping = request.classes();
        return mapping == null ? collection : new RelabeledCollection(collection, mapping.names(), mapping::classOf);
    }

    /** The images with classes of their own, fetched if need be. */
    ImageCollection openUnmapped(DatasetRequest request, String fingerprint) throws IOException {
        return resolver.resolve(
                Datasets.location(request), Optional.ofNullable(request.layout()), Optional.of(fingerprint));
    }

    /** One form of the images of a published set, whose labels are positions in these classes where they are numbers. */
    ImageCollection openCorrupted(
            DatasetRequest request, TaskSpec.ImageSet.Form form, List<String> classes, String fingerprint)
            throws IOException {
        return resolver.corrupted(
                Datasets.location(request), form.corruption(), form.severity(), classes, Optional.of(fingerprint));
    }

    /** The images of each split as a request wants them. */
    static Splits divided(Listing listing, DatasetRequest request) throws DatasetException {
        return request.role() == DatasetRequest.Role.EVALUATION
                ? Splitter.forEvaluation(listing, limit(request, Split.TEST))
                : Splitter.split(listing, splits(request));
    }

    /** The splits that the data set lacks, and that are made of its other images. */
    static List<Split> made(Listing listing, Splits splits) {
        return Stream.of(Split.values())
                .filter(split ->
                        listing.of(split).isEmpty() && !splits.of(split).isEmpty())
                .toList();
    }

    private static SplitSettings splits(DatasetRequest request) {
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
