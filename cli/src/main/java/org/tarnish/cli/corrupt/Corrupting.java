package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.SeededCorruption;

/**
 * Writes all corruptions of all selected images into a folder. What a run leaves behind, however it ends, the next one
 * goes on with; the result has the same bytes. Images that cannot be read or corrupted are named in the manifest and
 * left out.
 */
final class Corrupting {
    private final ImageCollection collection;
    private final Selection selection;
    private final CorruptSettings settings;
    private final List<SeededCorruption> treatments;
    private final OutFolder folder;
    private final Crew crew;
    private final int threads;
    private final CorruptProgress progress;
    private final FailedImages failed;

    Corrupting(
            ImageCollection collection,
            Selection selection,
            CorruptSettings settings,
            List<SeededCorruption> treatments,
            OutFolder folder,
            int threads,
            CorruptProgress progress) {
        this.collection = collection;
        this.selection = selection;
        this.settings = settings;
        this.treatments = treatments;
        this.folder = folder;
        this.crew = new Crew(threads);
        this.threads = threads;
        this.progress = progress;
        this.failed = new FailedImages(selection);
    }

    /**
     * @param extent of the images, needed for arrays alone
     */
    Manifest run(ImageSize extent) throws IOException {
        return settings.layout().isArrays() ? arrays(extent) : files();
    }

    private Manifest arrays(ImageSize extent) throws IOException {
        try (var spool = new Spool(folder.work("clean"), extent)) {
            progress.begin("reading", 0, selection.count());
            read(all(), (position, image) -> {
                if (ImageSize.of(image).equals(extent)) {
                    spool.put(position, image);
                } else {
                    failed.add(
                            position,
                            selection.entry(position).name() + " is " + ImageSize.of(image) + " pixels, but arrays of "
                                    + extent + " are written; bring all images to one size with --size");
                }
                progress.add(1);
            });
            var positions = spool.positions();
            if (positions.isEmpty()) {
                throw new DatasetException("none of the " + selection.count() + " images can be read, the first: "
                        + failed.first(1).get(0).reason());
            }
            try (var outputs = new ArrayOutputs(folder.path(), settings, selection, extent, positions)) {
                return write(outputs, spool::read, positions);
            }
        }
    }

    private Manifest files() throws IOException {
        try (var outputs = new FileOutputs(folder.path(), settings, selection)) {
            return write(outputs, this::positions, all());
        }
    }

    private BitSet all() {
        var all = new BitSet();
        all.set(0, selection.count());
        return all;
    }

    private Manifest write(Outputs outputs, Crew.Reading reading, BitSet positions) throws IOException {
        try (var journal = new Journal(folder.work("journal"), selection.count(), treatments.size())) {
            check(outputs, journal);
            var missing = (BitSet) positions.clone();
            positions.stream().filter(journal::has).forEach(missing::clear);
            int done = positions.cardinality() - missing.cardinality();
            progress.begin(
                    "corrupting", (long) done * treatments.size(), (long) positions.cardinality() * treatments.size());
            work(reading, missing, (position, image) -> corrupt(position, image, outputs, journal));
            progress.begin("finishing", 0, 0);
            int images = journal.count();
            var manifest = new Manifest(
                    settings,
                    images,
                    (long) images * treatments.size(),
                    selection.classes(),
                    outputs.finish(journal, threads),
                    failed.count(),
                    failed.first(Manifest.MOST_LISTED),
                    selection.reading());
            folder.complete(manifest);
            return manifest;
        }
    }

    /** Takes nothing for granted that the journal says: a power cut may have taken content that was written before. */
    private void check(Outputs outputs, Journal journal) throws IOException {
        int noted = journal.count();
        if (noted == 0) {
            return;
        }
        progress.begin("checking", 0, noted);
        crew.each(journal.images(), position -> {
            if (journal.has(position)) {
                var checksums = journal.checksums(position);
                for (int treatment = 0; treatment < treatments.size(); treatment++) {
                    if (!checksums.get(treatment).equals(outputs.checksum(treatment, position))) {
                        journal.forget(position);
                        break;
                    }
                }
                progress.add(1);
            }
        });
        progress.say("An earlier run left " + journal.count() + " of " + noted + " images whole; it is gone on with.");
    }

    private void corrupt(int position, Image clean, Outputs outputs, Journal journal) throws IOException {
        var written = new ArrayList<String>();
        for (int i = 0; i < treatments.size(); i++) {
            Image image;
            try {
                image = treatments.get(i).apply(clean, selection.drawIndex(position));
            } catch (IllegalArgumentException | ArithmeticException e) {
                leaveOut(position, clean, treatments.get(i), "is refused: " + e.getMessage(), outputs);
                return;
            } catch (OutOfMemoryError e) {
                leaveOut(position, clean, treatments.get(i), "needs more memory; try --size or --threads 1", outputs);
                return;
            }
            written.add(written(outputs, i, position, image));
            progress.add(1);
        }
        journal.add(position, written);
    }

    private String written(Outputs outputs, int treatment, int position, Image image) throws IOException {
        try {
            return outputs.write(treatment, position, image);
        } catch (IOException e) {
            throw new IOException(
                    "cannot write to " + folder.path() + ": " + e.getMessage()
                            + "; what is written is kept, give the same command again when this is mended",
                    e);
        }
    }

    private void leaveOut(int position, Image clean, SeededCorruption treatment, String why, Outputs outputs)
            throws IOException {
        var reason = selection.entry(position).name() + " (" + ImageSize.of(clean) + " pixels): "
                + treatment.corruption().name() + " of it " + why;
        outputs.leaveOut(position, reason);
        failed.add(position, reason);
    }

    /** Takes an image by position. */
    private interface Work {
        void on(int position, Image image) throws IOException;
    }

    private void read(BitSet positions, Work work) throws IOException {
        work(this::positions, positions, work);
    }

    private void work(Crew.Reading reading, BitSet positions, Work work) throws IOException {
        if (positions.isEmpty()) {
            return;
        }
        crew.run(reading, positions::get, new ImageCollection.Visitor() {
            @Override
            public void image(int position, Image image) throws IOException {
                work.on(position, image);
            }

            @Override
            public void broken(int position, String reason) {
                failed.add(position, reason);
            }
        });
    }

    /** The collection's images by position, at the size that the settings ask for. */
    private void positions(java.util.function.IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        var sizing = new CenterCrop(settings.resize(), settings.size());
        collection.read(
                index -> selection.position(index) >= 0 && wanted.test(selection.position(index)),
                new ImageCollection.Visitor() {
                    @Override
                    public void image(int index, Image image) throws IOException {
                        visitor.image(selection.position(index), sizing.apply(image));
                    }

                    @Override
                    public void broken(int index, String reason) throws IOException {
                        visitor.broken(selection.position(index), reason);
                    }
                });
    }
}
