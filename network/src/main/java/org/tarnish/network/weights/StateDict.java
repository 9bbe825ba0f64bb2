package org.tarnish.network.weights;

import java.util.List;
import java.util.Map;

/**
 * Named tensors that a file of weights holds together.
 *
 * @param path the keys that lead to them from the file's root; empty for the root itself
 */
record StateDict(List<String> path, Map<String, StoredTensor> tensors) {
    /** Of a file that holds nothing else. */
    static StateDict whole(Map<String, StoredTensor> tensors) {
        return new StateDict(List.of(), tensors);
    }
}
