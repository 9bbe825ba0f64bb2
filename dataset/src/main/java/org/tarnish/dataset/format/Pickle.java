package org.tarnish.dataset.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pickle of one dictionary with text as keys, and numbers, text, bytes, lists and NumPy arrays as values, such as CIFAR's
 * Python batches. Nothing is executed: whatever else a pickle asks for is refused by its name.
 */
public record Pickle(Map<String, Object> values) {
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
    public static Pickle read(InputStream in) throws IOException {
        return new Pickle(new PickleMachine(new Source(in)).run());
    }

    /** The array of this name. */
    public Optional<Array> array(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(Array.class::isInstance)
                .map(Array.class::cast);
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
