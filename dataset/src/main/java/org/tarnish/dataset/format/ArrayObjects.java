package org.tarnish.dataset.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tarnish.dataset.format.ArrayPickle.Array;
import org.tarnish.dataset.format.ArrayPickle.Bytes;
import org.tarnish.machine.pickle.PickleItem;
import org.tarnish.machine.pickle.PickleObjects;
import org.tarnish.machine.pickle.Tuple;

/** The few functions that NumPy's arrays name in pickles, understood and never called. */
final class ArrayObjects implements PickleObjects {
    private static final Map<String, Global> KNOWN = Map.of(
            "numpy.core.multiarray._reconstruct", Global.RECONSTRUCT,
            "numpy._core.multiarray._reconstruct", Global.RECONSTRUCT,
            "numpy.ndarray", Global.NDARRAY,
            "numpy.dtype", Global.DTYPE,
            "_codecs.encode", Global.ENCODE);

    private enum Global {
        RECONSTRUCT,
        NDARRAY,
        DTYPE,
        ENCODE
    }

    /** A type of numbers, whose order of bytes comes later. */
    private static final class Type {
        private NumberType numbers;

        Type(NumberType numbers) {
            this.numbers = numbers;
        }
    }

    /** An array, whose numbers come later. */
    static final class Unbuilt {
        private Array array;

        /** The array, or null if its numbers have not come. */
        Array array() {
            return array;
        }
    }

    @Override
    public Object named(String name) throws FormatException {
        var known = KNOWN.get(name);
        if (known == null) {
            throw new FormatException("is a pickle that asks for " + FormatException.shown(name)
                    + ", and nothing of a pickle is ever executed: only dictionaries of arrays, lists, texts and numbers"
                    + " are read");
        }
        return known;
    }

    @Override
    public Object item(PickleItem item) {
        Charset charset = item.form() == PickleItem.Form.TEXT ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return new Bytes(item.start(), item.length(), item.held() == null ? null : new String(item.held(), charset));
    }

    @Override
    public Object key(Object value) throws FormatException {
        if (value instanceof Bytes bytes && bytes.text() != null) {
            return bytes.text();
        }
        throw new FormatException("is a pickle whose keys are not all short texts");
    }

    @Override
    public Object call(Object callee, Tuple arguments) throws IOException {
        var first = arguments.items().isEmpty() ? null : arguments.items().get(0);
        if (callee == Global.RECONSTRUCT) {
            return new Unbuilt();
        }
        if (callee == Global.DTYPE && first instanceof Bytes name) {
            return new Type(NumberType.of(name.text() == null ? "" : name.text()));
        }
        if (callee == Global.ENCODE && first instanceof Bytes bytes && isPlain(bytes)) {
            return bytes;
        }
        if (callee == Global.ENCODE) {
            throw new FormatException("is a pickle whose bytes are written as Latin-1 text; write it with"
                    + " pickle.dump(..., protocol=4)");
        }
        throw damaged();
    }

    /** Whether each character was one byte in the file, so that their place is the place of the bytes. */
    private static boolean isPlain(Bytes bytes) {
        return bytes.text() != null && bytes.text().length() == bytes.length();
    }

    @Override
    public Object reference(Object id) throws FormatException {
        throw damaged();
    }

    @Override
    public void given(Object target, Object state) throws FormatException {
        if (!(state instanceof Tuple tuple)) {
            throw damaged();
        }
        var items = tuple.items();
        if (target instanceof Type type && items.size() > 1) {
            if (items.get(1) instanceof Bytes order && ">".equals(order.text())) {
                type.numbers = new NumberType(type.numbers.kind(), type.numbers.bytes(), true);
            }
        } else if (target instanceof Unbuilt unbuilt
                && items.size() == 5
                && items.get(1) instanceof Tuple shape
                && shape.items().stream().allMatch(ArrayObjects::isLength)
                && items.get(2) instanceof Type type
                && items.get(3) instanceof Boolean fortran
                && items.get(4) instanceof Bytes data) {
            var lengths = shape.items().stream()
                    .map(length -> ((Long) length).intValue())
                    .toList();
            unbuilt.array = new Array(type.numbers, lengths, fortran, data);
        } else {
            throw damaged();
        }
    }

    private static boolean isLength(Object value) {
        return value instanceof Long length && length >= 0 && length <= Integer.MAX_VALUE;
    }

    private static FormatException damaged() {
        return new FormatException("is a damaged pickle");
    }
}
