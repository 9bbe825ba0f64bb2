package org.tarnish.dataset.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The few functions that NumPy's arrays name in pickles, understood and never called. */
final class PickleArrays {
    /** Python's None. */
    static final Object NONE = Optional.empty();

    private static final Map<String, Global> KNOWN = Map.of(
            "numpy.core.multiarray _reconstruct", Global.RECONSTRUCT,
            "numpy._core.multiarray _reconstruct", Global.RECONSTRUCT,
            "numpy ndarray", Global.NDARRAY,
            "numpy dtype", Global.DTYPE,
            "_codecs encode", Global.ENCODE);

    private enum Global {
        RECONSTRUCT,
        NDARRAY,
        DTYPE,
        ENCODE
    }

    private record Unbuilt() {}

    private PickleArrays() {}

    static Object global(String module, String name) throws FormatException {
        var known = KNOWN.get(module + " " + name);
        if (known == null) {
            throw new FormatException("is a pickle that asks for " + FormatException.shown(module + "." + name)
                    + ", and nothing of a pickle is ever executed: only dictionaries of arrays, lists, texts and numbers"
                    + " are read");
        }
        return known;
    }

    static Object call(Object function, Object arguments) throws FormatException {
        if (function instanceof Global global && arguments instanceof List<?> list) {
            if (global == Global.RECONSTRUCT) {
                return new Unbuilt();
            }
            if (global == Global.DTYPE && !list.isEmpty() && list.get(0) instanceof Pickle.Bytes name) {
                return NumberType.of(name.text() == null ? "" : name.text());
            }
            if (global == Global.ENCODE
                    && !list.isEmpty()
                    && list.get(0) instanceof Pickle.Bytes bytes
                    && isPlain(bytes)) {
                return bytes;
            }
            if (global == Global.ENCODE) {
                throw new FormatException("is a pickle whose bytes are written as Latin-1 text; write it with"
                        + " pickle.dump(..., protocol=4)");
            }
        }
        throw PickleMachine.damaged();
    }

    /** Whether each character was one byte in the file, so that their place is the place of the bytes. */
    private static boolean isPlain(Pickle.Bytes bytes) {
        return bytes.text() != null && bytes.text().length() == bytes.length();
    }

    static Object build(Object object, Object state) throws FormatException {
        if (object instanceof NumberType type && state instanceof List<?> list && list.size() > 1) {
            return list.get(1) instanceof Pickle.Bytes order && ">".equals(order.text())
                    ? new NumberType(type.kind(), type.bytes(), true)
                    : type;
        }
        if (object instanceof Unbuilt
                && state instanceof List<?> list
                && list.size() == 5
                && list.get(1) instanceof List<?> shape
                && shape.stream()
                        .allMatch(length -> length instanceof Long value && value >= 0 && value <= Integer.MAX_VALUE)
                && list.get(2) instanceof NumberType type
                && list.get(3) instanceof Boolean fortran
                && list.get(4) instanceof Pickle.Bytes data) {
            var lengths =
                    shape.stream().map(length -> ((Long) length).intValue()).toList();
            return new Pickle.Array(type, lengths, fortran, data);
        }
        throw PickleMachine.damaged();
    }
}
