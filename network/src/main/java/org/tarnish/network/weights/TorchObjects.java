package org.tarnish.network.weights;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The few things that a PyTorch state dict is made of besides plain values, and the only ones a pickle may name. */
final class TorchObjects {
    private static final int LONGEST_SHOWN = 100;
    private static final String ORDERED_DICT = "collections.OrderedDict";
    private static final String SIZE = "torch.Size";
    private static final String PARAMETER_CLASS = "torch.nn.parameter.Parameter";
    private static final String PARAMETER = "torch._utils._rebuild_parameter";
    private static final String TENSOR = "torch._utils._rebuild_tensor";
    private static final String TENSOR_2 = "torch._utils._rebuild_tensor_v2";
    private static final List<String> CALLS = List.of(ORDERED_DICT, SIZE, PARAMETER_CLASS, PARAMETER, TENSOR, TENSOR_2);
    private static final Map<String, StoredType> STORAGES = Map.of(
            "torch.FloatStorage", StoredType.F32,
            "torch.DoubleStorage", StoredType.F64,
            "torch.HalfStorage", StoredType.F16,
            "torch.BFloat16Storage", StoredType.BF16,
            "torch.LongStorage", StoredType.I64,
            "torch.IntStorage", StoredType.I32,
            "torch.ShortStorage", StoredType.I16,
            "torch.CharStorage", StoredType.I8,
            "torch.ByteStorage", StoredType.U8,
            "torch.BoolStorage", StoredType.BOOL);

    private final Map<String, StoredType> types = new LinkedHashMap<>();

    /** A name that a pickle may use. */
    record Named(String name) {}

    /** @throws InvalidWeightsException if the name is not one of the few; it is in the message */
    Named named(String name) throws IOException {
        if (!CALLS.contains(name) && !STORAGES.containsKey(name)) {
            throw new InvalidWeightsException("it asks for '" + shown(name)
                    + "', which no state dict needs and which is never run; save the network's state_dict() alone");
        }
        return new Named(name);
    }

    /** What calling a name makes of its arguments. */
    Object call(Object callee, Object given) throws IOException {
        if (!(callee instanceof Named named) || !(given instanceof Pickle.Tuple arguments)) {
            throw new InvalidWeightsException("its pickle calls what cannot be called");
        }
        var items = arguments.items();
        return switch (named.name) {
            case ORDERED_DICT -> dict(items);
            case SIZE -> argument(items, 0, Pickle.Tuple.class, named);
            case PARAMETER, PARAMETER_CLASS -> argument(items, 0, TorchTensor.class, named);
            case TENSOR, TENSOR_2 -> tensor(items, named);
            default -> throw new InvalidWeightsException("its pickle calls '" + named.name + "' as a function");
        };
    }

    /** The storage that a pickle refers to: {@code ('storage', type, key, device, values[, view])}. */
    TorchStorage storage(Object reference) throws IOException {
        if (reference instanceof Pickle.Tuple tuple
                && tuple.items().size() >= 5
                && "storage".equals(tuple.items().get(0))
                && tuple.items().get(1) instanceof Named named
                && STORAGES.containsKey(named.name)
                && tuple.items().get(2) instanceof String key
                && tuple.items().get(4) instanceof Long values
                && values >= 0) {
            var view = tuple.items().size() > 5 ? tuple.items().get(5) : null;
            var type = STORAGES.get(named.name);
            var known = types.putIfAbsent(key, type);
            if (known != null && known != type) {
                throw new InvalidWeightsException("its data '" + shown(key) + "' are of two types");
            }
            return TorchStorage.of(type, key, values, view);
        }
        throw new InvalidWeightsException("its pickle refers to data in a form that is not PyTorch's");
    }

    /** The types of all storages that were referred to, by key. */
    Map<String, StoredType> types() {
        return types;
    }

    /** What an object is given besides may be set only where it is ignored: a dict's attributes, a parameter's flags. */
    void checkState(Object target, Object state) throws IOException {
        boolean attributes = target instanceof LinkedHashMap<?, ?> && state instanceof Map<?, ?>;
        boolean flags = target instanceof TorchTensor && state instanceof Pickle.Tuple;
        if (!attributes && !flags) {
            throw new InvalidWeightsException("its pickle gives attributes to what has none");
        }
    }

    private static Object dict(List<Object> items) throws IOException {
        boolean empty = items.isEmpty() || items.size() == 1 && items.get(0) instanceof List<?> list && list.isEmpty();
        if (!empty) {
            throw new InvalidWeightsException("its pickle calls '" + ORDERED_DICT + "' with items");
        }
        return new LinkedHashMap<Object, Object>();
    }

    private static TorchTensor tensor(List<Object> items, Named named) throws IOException {
        return TorchTensor.of(
                argument(items, 0, TorchStorage.class, named),
                argument(items, 1, Long.class, named),
                argument(items, 2, Pickle.Tuple.class, named).items(),
                argument(items, 3, Pickle.Tuple.class, named).items());
    }

    private static <T> T argument(List<Object> items, int index, Class<T> type, Named named) throws IOException {
        return Optional.of(items)
                .filter(all -> all.size() > index && type.isInstance(all.get(index)))
                .map(all -> type.cast(all.get(index)))
                .orElseThrow(() -> new InvalidWeightsException(
                        "its pickle calls '" + named.name + "' with arguments that do not fit"));
    }

    private static String shown(String name) {
        var printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= LONGEST_SHOWN ? printable : printable.substring(0, LONGEST_SHOWN) + "...";
    }
}
