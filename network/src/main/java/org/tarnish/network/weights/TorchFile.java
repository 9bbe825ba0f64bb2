package org.tarnish.network.weights;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.machine.pickle.Foreign;

/**
 * Reads the tensors of a file that PyTorch's {@code torch.save} has written ({@code .pth}, {@code .pt}, {@code .th}), in
 * its present form and the one before version 1.6: every dict with tensors, the saved object itself or one that lies in it
 * at most three keys deep. What else there is is passed over.
 */
final class TorchFile {
    private static final int DEEPEST = 3;
    private static final String SAVE = "save its state dict: torch.save(model.state_dict(), 'weights.pth')";

    private TorchFile() {}

    /**
     * The state dicts, the outermost first; tensors are read from the file when asked for, as float32 whatever their type
     * is.
     *
     * @throws InvalidWeightsException if there is none; the message says what there is instead
     */
    static List<StateDict> read(TorchData data) throws IOException {
        var found = new ArrayList<StateDict>();
        var storages = new HashSet<TorchStorage>();
        var seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var next = new ArrayDeque<Dict>();
        next.add(new Dict(List.of(), data.root()));
        while (!next.isEmpty()) {
            var dict = next.remove();
            if (!(dict.object instanceof Map<?, ?> map) || !seen.add(map)) {
                continue;
            }
            var tensors = new LinkedHashMap<String, StoredTensor>();
            map.forEach((key, value) -> {
                if (key instanceof String name && value instanceof TorchTensor tensor) {
                    storages.add(tensor.storage());
                    tensors.put(name, new StoredTensor(tensor.shape(), new TorchValues(data, tensor)));
                } else if (key instanceof String name && dict.path.size() < DEEPEST) {
                    next.add(dict.within(name, value));
                }
            });
            if (!tensors.isEmpty()) {
                found.add(new StateDict(dict.path, tensors));
            }
        }
        if (found.stream().mapToInt(dict -> dict.tensors().size()).sum() > SafetensorsHeader.MOST_TENSORS) {
            throw new InvalidWeightsException("it has more than " + SafetensorsHeader.MOST_TENSORS + " tensors");
        }
        if (found.isEmpty()) {
            throw new InvalidWeightsException(none(data.root()));
        }
        data.check(storages);
        return found;
    }

    /** An object that may be a dict, and the keys that lead to it. */
    private record Dict(List<String> path, Object object) {
        Dict within(String key, Object value) {
            var longer = new ArrayList<>(path);
            longer.add(key);
            return new Dict(List.copyOf(longer), value);
        }
    }

    private static String none(Object root) {
        if (root instanceof Foreign foreign) {
            return isModule(foreign)
                    ? "it holds a whole module of the class '" + FileText.shown(foreign.name())
                            + "', whose code is never run; " + SAVE
                    : "it holds no state dict but '" + FileText.shown(foreign.name()) + "', which is never run; "
                            + SAVE;
        }
        if (root instanceof Map<?, ?> map) {
            if (map.values().stream().anyMatch(TorchFile::isNumpy)) {
                return "it holds NumPy arrays instead of tensors; save them as tensors:"
                        + " torch.save({k: torch.from_numpy(v) for k, v in arrays.items()}, 'weights.pth')";
            }
            return module(map)
                    .map(entry -> "it holds no state dict, but under '" + FileText.shown(entry.getKey() + "")
                            + "' a whole module of the class '"
                            + FileText.shown(((Foreign) entry.getValue()).name()) + "', whose code is never run; "
                            + SAVE)
                    .orElse("it holds no state dict, neither itself nor up to three keys deep; " + SAVE);
        }
        return "it holds no state dict; " + SAVE;
    }

    private static Optional<Map.Entry<?, ?>> module(Map<?, ?> map) {
        for (var entry : map.entrySet()) {
            if (entry.getValue() instanceof Foreign foreign && isModule(foreign)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static boolean isNumpy(Object value) {
        return value instanceof Foreign foreign
                && foreign.name().startsWith("numpy.")
                && foreign.name().endsWith("._reconstruct");
    }

    private static boolean isModule(Foreign object) {
        return object.has("_modules") || object.has("_parameters");
    }
}
