package org.tarnish.network.weights;

import java.io.IOException;
import org.tarnish.machine.pickle.Tuple;

/**
 * Values of one type that tensors share.
 *
 * @param key names the data in the file
 * @param whole number of values under the key
 * @param start first of its values
 * @param count number of its values
 */
record TorchStorage(StoredType type, String key, long whole, long start, long count) {
    /** @param view null, or a tuple of a name, the first value and the number of values */
    static TorchStorage of(StoredType type, String key, long values, Object view) throws IOException {
        if (view == null) {
            return new TorchStorage(type, key, values, 0, values);
        }
        if (view instanceof Tuple tuple
                && tuple.items().size() == 3
                && tuple.items().get(1) instanceof Long start
                && tuple.items().get(2) instanceof Long count
                && start >= 0
                && count >= 0
                && start <= values
                && count <= values - start) {
            return new TorchStorage(type, key, values, start, count);
        }
        throw new InvalidWeightsException(
                "its data '" + FileText.shown(key) + "' is seen in a part that lies outside it");
    }
}
