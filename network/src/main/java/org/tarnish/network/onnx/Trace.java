package org.tarnish.network.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tarnish.network.layer.Tensor;
import org.tarnish.network.layer.TensorSpec;
import org.tarnish.network.layer.Tensors;

/** What layers do to an image, written down instead of computed: operators in their order, weights and constants. */
final class Trace implements Tensors {
    private static final int INT64 = 7;

    private final Map<String, TensorSpec> known = new HashMap<>();
    private final Set<String> weights = new LinkedHashSet<>();
    private final Map<String, WireWriter> constants = new LinkedHashMap<>();
    private final List<Operator> operators = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param tensors that layers may ask for */
    Trace(Collection<TensorSpec> tensors) {
        tensors.forEach(spec -> known.put(spec.name(), spec));
    }

    @Override
    public Tensor get(String name) {
        if (!known.containsKey(name)) {
            throw new IllegalStateException("the network has no tensor '" + name + "'");
        }
        weights.add(name);
        return new TracedTensor(this, name, null);
    }

    /** The operators in the order in which they can be computed; the last one makes the result. */
    List<Operator> operators() {
        return Collections.unmodifiableList(operators);
    }

    /** The names of the weights that were asked for, in that order. */
    Set<String> weights() {
        return Collections.unmodifiableSet(weights);
    }

    /** Constants as ONNX has tensors. */
    Collection<WireWriter> constants() {
        return Collections.unmodifiableCollection(constants.values());
    }

    List<Integer> shape(String weight) {
        return known.get(weight).shape();
    }

    /** @param weight whose layer the operator is named after, or null to number it */
    Operator add(String type, String weight, String... inputs) {
        var name = weight == null ? type : weight.substring(0, weight.lastIndexOf('.'));
        int count = counts.merge(name, 1, Integer::sum);
        var operator = new Operator(type, weight == null || count > 1 ? name + "_" + count : name, List.of(inputs));
        operators.add(operator);
        return operator;
    }

    /** The name of a row of whole numbers; equal rows under the same words are one. */
    String constant(String words, long... values) {
        var name = new StringBuilder(words);
        var data = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            name.append('_').append(value);
            data.putLong(value);
        }
        return constant(name.toString(), INT64, data, values.length);
    }

    /** The name of a matrix, which its name determines. */
    String matrix(String name, float[][] rows) {
        var data =
                ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var row : rows) {
            for (float value : row) {
                data.putFloat(value);
            }
        }
        return constant(name, OnnxValue.FLOAT32, data, rows.length, rows[0].length);
    }

    private String constant(String name, int type, ByteBuffer data, long... shape) {
        var tensor = new WireWriter();
        for (long side : shape) {
            tensor.number(1, side);
        }
        constants.put(name, tensor.number(2, type).text(8, name).bytes(9, data.array()));
        return name;
    }
}
