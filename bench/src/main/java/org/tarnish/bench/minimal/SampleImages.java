package org.tarnish.bench.minimal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.tarnish.dataset.DatasetException;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.resize.Resampling;

/** Images for a network of ImageNet's classes, 224 pixels a side, as NumPy arrays. */
public final class SampleImages {
    private static final int SIDE = 224;
    private static final int RESIZED = 256;
    private static final int CLASSES = 1000;
    private static final int BYTES = SIDE * SIDE * Image.CHANNELS;

    private final byte[] samples;
    private final int[] labels;

    private SampleImages(byte[] samples, int[] labels) {
        this.samples = samples;
        this.labels = labels;
    }

    /**
     * Photographs, evenly from the listing; of each the center after its shorter side was brought to 256 pixels.
     *
     * @param count most images
     * @throws DatasetException if the classes are not ImageNet's thousand, or an image cannot be read
     */
    public static SampleImages of(ImageCollection collection, int count) throws IOException {
        var listing = collection.list();
        int all = listing.entries().size();
        if (listing.classes().size() != CLASSES) {
            throw new DatasetException("the sample must have ImageNet's " + CLASSES + " classes, has "
                    + listing.classes().size() + "; give another data set, or none for images of noise");
        }
        int wanted = Math.min(count, all);
        var places = new TreeMap<Integer, Integer>();
        for (int i = 0; i < wanted; i++) {
            places.put((int) ((long) i * all / wanted), i);
        }
        var sample = new SampleImages(new byte[wanted * BYTES], new int[wanted]);
        collection.read(places::containsKey, new ImageCollection.Visitor() {
            @Override
            public void image(int index, Image image) {
                int place = places.get(index);
                var square = Resampling.coverSquare(image, RESIZED);
                int margin = (RESIZED - SIDE) / 2;
                var center = Resampling.cropped(square, margin, margin, SIDE, SIDE);
                System.arraycopy(center.samples(), 0, sample.samples, place * BYTES, BYTES);
                sample.labels[place] = listing.entries().get(index).label();
            }

            @Override
            public void broken(int index, String reason) throws IOException {
                throw new DatasetException(reason);
            }
        });
        return sample;
    }

    /** Noise, all of class 0. */
    public static SampleImages noise(int count) {
        var random = SeededRandomness.of(0, "sample", 0);
        var samples = new byte[count * BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) random.below(256);
        }
        return new SampleImages(samples, new int[count]);
    }

    /** Writes uint8 {@code N x 224 x 224 x 3} and int32 {@code N}. */
    public void write(Path images, Path classes) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(images))) {
            Npy.write(out, samples, labels.length, SIDE, SIDE, Image.CHANNELS);
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(classes))) {
            Npy.write(out, labels, labels.length);
        }
    }
}
