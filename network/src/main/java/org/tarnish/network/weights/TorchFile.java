package org.tarnish.network.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tensors of a file that PyTorch's {@code torch.save} has written ({@code .pth}, {@code .pt}, {@code .th}), in
 * its present form and the one before version 1.6. The tensors are those of a state dict, or of one that lies in a
 * checkpoint under {@code state_dict}, {@code model_state_dict}, {@code model} or {@code net}; what else it holds is
 * passed over.
 */
final class TorchFile {
    private static final List<String> NESTED = List.of("state_dict", "model_state_dict", "model", "net");

    private TorchFile() {}

    /** The tensors by name, read from the file when asked for, as float32 whatever their type is. */
    static Map<String, StoredTensor> read(TorchData data) throws IOException {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (var entry : stateDict(data.root()).entrySet()) {
            if (entry.getKey() instanceof String name && entry.getValue() instanceof TorchTensor tensor) {
                data.check(tensor.storage());
                tensors.put(name, new StoredTensor(tensor.shape(), () -> values(data, name, tensor)));
            }
        }
        return tensors;
    }

    private static Map<?, ?> stateDict(Object root) throws IOException {
        if (root instanceof Map<?, ?> map) {
            for (var key : NESTED) {
                if (map.get(key) instanceof Map<?, ?> nested && holdsTensors(nested)) {
                    return nested;
                }
            }
            if (holdsTensors(map)) {
                return map;
            }
        }
        throw new InvalidWeightsException("it holds no state dict, neither itself nor under one of " + NESTED);
    }

    private static boolean holdsTensors(Map<?, ?> map) {
        return map.values().stream().anyMatch(TorchTensor.class::isInstance);
    }

    private static float[] values(TorchData data, String name, TorchTensor tensor) {
        if (tensor.count() == 0) {
            return new float[0];
        }
        try {
            var stored = data.read(tensor.storage(), tensor.offset(), Math.toIntExact(tensor.extent()));
            return tensor.gather(stored);
        } catch (IOException e) {
            throw new UncheckedIOException("the tensor '" + name + "' could not be read", e);
        }
    }
}
