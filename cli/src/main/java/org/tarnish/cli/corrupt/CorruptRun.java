package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.tarnish.dataset.DatasetCatalog;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.FrostFiles;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.dataset.Location;
import org.tarnish.dataset.Resolver;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.corruption.weather.FrostTextures;

/** One request from the data set to the manifest. */
public final class CorruptRun {
    /** Up to this side, CIFAR's severities are closer to what was meant than ImageNet's. */

    /** Images looked at for one that can be read. */
    private static final int PROBED = 16;

    private final Resolver resolver;
    private final CorruptProgress progress;

    public CorruptRun(Resolver resolver, CorruptProgress progress) {
        this.resolver = resolver;
        this.progress = progress;
    }

    /**
     * Writes what is asked for, or what is left of it.
     *
     * @throws DatasetException if the data set cannot be used
     * @throws OutFolderException if the folder belongs to something else
     * @throws IOException if an output cannot be written
     */
    public Manifest run(CorruptRequest request) throws IOException {
        var collection = resolver.resolve(location(request.dataset()), Optional.ofNullable(request.sourceLayout()));
        var listing = collection.list();
        if (request.sourceLayout() == null) {
            listing.requireClasses(request.dataset());
        }
        var selection = Selection.of(listing, request.split(), request.limit());
        var extent = extent(request, collection, selection);
        var textures = request.frost() == null ? FrostTextures.synthesized() : FrostFiles.read(request.frost());
        var settings = settings(request, collection, selection, extent, textures);
        var treatments = settings.treatments(Corruptions.with(textures));
        progress.say(described(request, settings, selection, extent));
        if (!listing.layout().isEmpty()) {
            progress.say("Read as " + listing.layout() + ".");
        }
        if (settings.rows() == RowOrder.SHUFFLED) {
            progress.say("The data set has no order of its own: rows are shuffled by the seed.");
        }
        listing.ignored().files().forEach(files -> progress.say(files.sentence() + "."));
        try (var folder = OutFolder.take(request.out(), settings)) {
            var earlier = folder.manifest();
            if (earlier.isPresent()) {
                progress.say("All of it is there already.");
                return earlier.get();
            }
            return new Corrupting(collection, selection, settings, treatments, folder, request.threads(), progress)
                    .run(extent);
        }
    }

    /** What a word on the command line means: a known name, else a place that is there, else a name in the mirror. */
    static Location location(String dataset) {
        if (dataset.matches("(?i)(https?|file):.*")) {
            return new Location.AtUrl(URI.create(dataset), Optional.empty());
        }
        if (DatasetCatalog.names().contains(dataset)) {
            return new Location.Named(dataset);
        }
        var path = path(dataset);
        if (Files.exists(path)) {
            return new Location.AtPath(path.toAbsolutePath().normalize().toString());
        }
        return dataset.contains("/") ? new Location.AtPath(dataset) : new Location.Named(dataset);
    }

    private static Path path(String dataset) {
        try {
            return Path.of(dataset);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "the name '" + dataset + "' cannot be told to this system under its locale; set LC_ALL=C.UTF-8", e);
        }
    }

    private static CorruptSettings settings(
            CorruptRequest request,
            ImageCollection collection,
            Selection selection,
            ImageSize extent,
            FrostTextures textures)
            throws IOException {
        var format = request.layout() == OutputLayout.IMAGENET_C ? FileFormat.JPEG : FileFormat.PNG;
        return new CorruptSettings(
                CorruptSettings.VERSION,
                request.dataset(),
                request.sourceLayout(),
                collection.fingerprint(),
                selection.split(),
                request.limit(),
                request.resize(),
                request.size(),
                request.layout(),
                request.format() == null ? format : request.format(),
                request.layout().isArrays() ? RowOrder.of(selection) : null,
                request.corruptions(),
                request.severities(),
                request.table() != null
                        ? request.table()
                        : SeverityTable.suiting(Math.min(extent.width(), extent.height())),
                request.corruptions().contains("frost") ? textures.identity() : null,
                request.seed());
    }

    private static String described(
            CorruptRequest request, CorruptSettings settings, Selection selection, ImageSize extent) {
        var why = request.table() != null
                ? ""
                : settings.table() == SeverityTable.CIFAR
                        ? " (sides below " + SeverityTable.SMALLEST_IMAGENET_SIDE + ")"
                        : " (sides from " + SeverityTable.SMALLEST_IMAGENET_SIDE + " on)";
        return selection.count() + " images of " + settings.dataset() + " (" + settings.split() + "), "
                + settings.corruptions().size() + " corruptions at severities "
                + settings.severities().toString().replaceAll("[\\[\\]]", "") + " of the "
                + settings.table().name().toLowerCase(java.util.Locale.ROOT) + " table" + why + ", seed "
                + settings.seed() + ", " + (settings.frost() == null ? "" : "frost textures " + settings.frost() + ", ")
                + (request.size() == 0 ? "the first of " : "all of ") + extent
                + " pixels, to " + request.out();
    }

    /** The size of all images, or else of the first that can be read. */
    private static ImageSize extent(CorruptRequest request, ImageCollection collection, Selection selection)
            throws IOException {
        if (request.size() > 0) {
            return new ImageSize(request.size(), request.size());
        }
        var extents = new TreeMap<Integer, ImageSize>();
        var reasons = new TreeMap<Integer, String>();
        collection.read(
                index -> {
                    int position = selection.position(index);
                    return position >= 0 && position < PROBED;
                },
                new ImageCollection.Visitor() {
                    @Override
                    public void image(int index, Image image) {
                        extents.put(index, ImageSize.of(image));
                    }

                    @Override
                    public void broken(int index, String reason) {
                        reasons.put(index, reason);
                    }
                });
        if (extents.isEmpty()) {
            throw new DatasetException("none of the first " + reasons.size() + " images can be read, the first: "
                    + reasons.firstEntry().getValue() + "; give their --size");
        }
        return extents.firstEntry().getValue();
    }
}
