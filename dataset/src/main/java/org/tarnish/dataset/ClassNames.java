package org.tarnish.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;

/** Names of classes as files give them, in Unicode's composed normal form. */
final class ClassNames {
    private static final int MOST_BYTES = 4 << 20;

    private ClassNames() {}

    /** The name that folders of both normal forms share. */
    static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /**
     * The names in a text file, one a line, without the mark at its beginning that some editors write.
     *
     * @throws DatasetException if a name comes twice, or the file is no UTF-8 or larger than 4 MiB
     */
    static List<String> read(Path place, String file, StoredFiles.Content content) throws IOException {
        byte[] bytes;
        try (var stream = content.open()) {
            bytes = stream.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new DatasetException("the class names '" + file + "' of " + place + " have more than " + MOST_BYTES
                    + " bytes; give one name a line");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var names = text.toString()
                    .replace("\uFEFF", "")
                    .lines()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .map(ClassNames::composed)
                    .toList();
            return distinct(place, file, names);
        } catch (CharacterCodingException e) {
            throw new DatasetException(
                    "the class names '" + file + "' of " + place + " are no UTF-8; save the file as UTF-8", e);
        }
    }

    /** @throws DatasetException if a name comes twice */
    static List<String> distinct(Path place, String file, List<String> names) throws DatasetException {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new DatasetException("the class names '" + file + "' of " + place + " have '" + Shown.text(name)
                        + "' twice; give each class a name of its own");
            }
        }
        return names;
    }

    /**
     * The labels themselves as names, {@code 0} to the largest.
     *
     * @throws DatasetException if the largest is so large that it can be no label of so few images
     */
    static List<String> numbers(Path place, String file, long[] labels) throws DatasetException {
        var largest = LongStream.of(labels).max().orElse(-1);
        if (largest >= Math.max(labels.length, 1000)) {
            throw new DatasetException("the largest label in " + place + "/" + Shown.text(file) + " is " + largest
                    + " of only " + labels.length + " images; name the classes in classes.txt if that is right");
        }
        return LongStream.rangeClosed(0, largest).mapToObj(Long::toString).toList();
    }
}
