package org.tarnish.dataset.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.machine.pickle.InvalidPickleException;
import org.tarnish.machine.pickle.Pickle;
import org.tarnish.machine.pickle.PickleBounds;
import org.tarnish.machine.pickle.PickleInput;

/**
 * A pickle of one dictionary with text as keys, and numbers, text, bytes, lists and NumPy arrays as values, such as CIFAR's
 * Python batches. Nothing is executed: whatever else a pickle asks for is refused by its name. Of what it holds 16 MiB are
 * held at most; the numbers of arrays stay in the file.
 */
public record ArrayPickle(Map<String, Object> values) {
    private static final int PICKLE = 0x80;

    /** Of arrays of up to a million images; texts and bytes of more than 64 KiB stay in the file. */
    private static final PickleBounds BOUNDS = new PickleBounds(5_000_000, 1 << 24, 1 << 16);

    /**
     * Text or bytes.
     *
     * @param start where they are in the file
     * @param text as characters, one for each byte if it was not Unicode; null if longer than 64 KiB
     */
    public record Bytes(long start, long length, String text) {}

    /** An array whose numbers lie in the file. */
    public record Array(NumberType type, List<Integer> shape, boolean fortran, Bytes data) {}

    /** @throws FormatException if it is no such pickle, or cut off */
    public static ArrayPickle read(InputStream stream) throws IOException {
        var in = new BufferedInputStream(stream);
        in.mark(1);
        if (in.read() != PICKLE) {
            throw new FormatException("does not begin as a pickle of protocol 2 or later does");
        }
        in.reset();
        try {
            if (Pickle.read(new PickleInput(in, BOUNDS), new ArrayObjects()) instanceof Map<?, ?> map) {
                var named = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> named.put((String) key, value));
                return new ArrayPickle(named);
            }
        } catch (InvalidPickleException e) {
            throw new FormatException("cannot be read: " + e.getMessage());
        }
        throw new FormatException("holds no dictionary");
    }

    /** The array of this name. */
    public Optional<Array> array(String name) {
        return values.get(name) instanceof ArrayObjects.Unbuilt unbuilt
                ? Optional.ofNullable(unbuilt.array())
                : Optional.empty();
    }

    /** The list of whole numbers of this name. */
    public Optional<long[]> numbers(String name) {
        return list(name)
                .filter(list -> list.stream().allMatch(Long.class::isInstance))
                .map(list -> list.stream().mapToLong(number -> (Long) number).toArray());
    }

    /** The list of texts of this name. */
    public Optional<List<String>> texts(String name) {
        return list(name)
                .filter(list -> list.stream().allMatch(text -> text instanceof Bytes bytes && bytes.text() != null))
                .map(list -> list.stream().map(text -> ((Bytes) text).text()).toList());
    }

    private Optional<List<?>> list(String name) {
        return values.get(name) instanceof List<?> list ? Optional.of(list) : Optional.empty();
    }
}
