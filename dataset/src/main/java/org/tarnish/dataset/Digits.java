package org.tarnish.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.Sha256;

/**
 * Optical Recognition of Handwritten Digits by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository,
 * doi:10.24432/C50P49, CC BY 4.0 (LICENSE.txt beside the data). A value v in 0..16 becomes the grey level round(v * 255
 * / 16).
 */
final class Digits implements ImageCollection {
    private static final String RESOURCE = "digits/digits.csv.gz";
    private static final int SIDE = 8;
    private static final int LEVELS = 16;
    private static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    @Override
    public Listing list() throws IOException {
        var entries = new ArrayList<Entry>();
        forEach((index, values) -> {
            var label = values[SIDE * SIDE];
            entries.add(new Entry(String.format("%d/%04d", label, index), label, Optional.empty()));
        });
        return new Listing(CLASSES, entries, Ignored.NONE).inOwnOrder();
    }

    @Override
    public void read(IntPredicate wanted, Visitor visitor) throws IOException {
        forEach((index, values) -> {
            if (wanted.test(index)) {
                visitor.image(index, image(values));
            }
        });
    }

    @Override
    public String fingerprint() throws IOException {
        try (var data = Digits.class.getResourceAsStream(RESOURCE)) {
            return Sha256.begin("digits").add(data).hex();
        }
    }

    private static Image image(int[] values) {
        var samples = new byte[SIDE * SIDE * Image.CHANNELS];
        for (var i = 0; i < samples.length; i++) {
            samples[i] = (byte) Math.round(values[i / Image.CHANNELS] * 255f / LEVELS);
        }
        return new Image(SIDE, SIDE, samples);
    }

    private static void forEach(Line line) throws IOException {
        try (var data = Digits.class.getResourceAsStream(RESOURCE);
                var reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(data), StandardCharsets.US_ASCII))) {
            var index = 0;
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                var fields = text.split(",");
                var values = new int[fields.length];
                for (var i = 0; i < values.length; i++) {
                    values[i] = Integer.parseInt(fields[i]);
                }
                line.accept(index++, values);
            }
        }
    }

    /** One image: 64 values in rows, then the label. */
    private interface Line {
        void accept(int index, int[] values) throws IOException;
    }
}
