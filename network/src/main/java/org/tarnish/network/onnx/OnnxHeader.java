package org.tarnish.network.onnx;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What an ONNX file says of itself, without its weights.
 *
 * @param opsets versions of the sets of operators by domain, the standard one by the empty text
 * @param producer what wrote it, such as {@code pytorch 2.7.0}; may be empty
 * @param inputs that a caller gives: without those that the file has values for
 * @param outputs in the file's order
 * @param operators of the graph and the graphs within it, by {@code domain:name}, standard ones by name alone
 * @param externalFiles in which weights lie that are not in the file itself, as the file names them
 * @param parameters numbers in its weights
 */
public record OnnxHeader(
        Map<String, Long> opsets,
        String producer,
        List<OnnxValue> inputs,
        List<OnnxValue> outputs,
        SortedSet<String> operators,
        SortedSet<String> externalFiles,
        long parameters) {
    /** Version of the standard operators; 0 if it uses none. */
    public long opset() {
        return opsets.getOrDefault(STANDARD, 0L);
    }

    /** The domain of standard operators. */
    static final String STANDARD = "";
}
