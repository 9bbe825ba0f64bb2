package org.tarnish.network.weights;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.machine.pickle.Foreign;
import org.tarnish.machine.pickle.PickleBounds;
import org.tarnish.machine.pickle.PickleObjects;
import org.tarnish.machine.pickle.Tuple;

/**
 * The few things that a PyTorch state dict is made of besides plain values. Whatever else a pickle names is passed over:
 * settings, random states and modules lie beside state dicts in many a checkpoint.
 */
final class TorchObjects implements PickleObjects {
    private static final String ORDERED_DICT = "collections.OrderedDict";
    private static final String DEFAULT_DICT = "collections.defaultdict";
    private static final String SIZE = "torch.Size";
    private static final String PARAMETER_CLASS = "torch.nn.parameter.Parameter";
    private static final String PARAMETER = "torch._utils._rebuild_parameter";
    private static final String PARAMETER_WITH_STATE = "torch._utils._rebuild_parameter_with_state";
    private static final String TENSOR = "torch._utils._rebuild_tensor";
    private static final String TENSOR_2 = "torch._utils._rebuild_tensor_v2";
    private static final String SUBCLASS = "torch._tensor._rebuild_from_type_v2";
    private static final List<String> CALLS = List.of(
            ORDERED_DICT,
            DEFAULT_DICT,
            SIZE,
            PARAMETER_CLASS,
            PARAMETER,
            PARAMETER_WITH_STATE,
            TENSOR,
            TENSOR_2,
            SUBCLASS);
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

    /** More than a state dict needs besides its tensors. */
    static final PickleBounds BOUNDS = new PickleBounds(2_000_000, 1 << 24, Long.MAX_VALUE);

    private final Map<String, StoredType> types = new LinkedHashMap<>();

    /** A name that is known here. */
    private record Named(String name) {}

    @Override
    public Object named(String name) {
        return CALLS.contains(name) || STORAGES.containsKey(name) ? new Named(name) : new Foreign(name);
    }

    @Override
    public Object call(Object callee, Tuple arguments) throws IOException {
        if (!(callee instanceof Named named)) {
            throw new InvalidWeightsException("its pickle calls what cannot be called");
        }
        var items = arguments.items();
        return switch (named.name) {
            case ORDERED_DICT -> dict(items);
            case DEFAULT_DICT -> new LinkedHashMap<Object, Object>();
            case SIZE -> argument(items, 0, Tuple.class, named);
            case PARAMETER, PARAMETER_WITH_STATE, PARAMETER_CLASS -> parameter(items, named);
            case TENSOR, TENSOR_2 -> tensor(items, named);
            case SUBCLASS -> ofSubclass(items, named);
            default -> throw new InvalidWeightsException("its pickle calls '" + named.name + "' as a function");
        };
    }

    /** The storage that a pickle refers to: {@code ('storage', type, key, device, values[, view])}; or a module's class. */
    @Override
    public Object reference(Object reference) throws IOException {
        if (reference instanceof Tuple tuple && !tuple.items().isEmpty()) {
            if ("storage".equals(tuple.items().get(0)) && tuple.items().size() >= 5) {
                return storage(tuple.items());
            }
            // What the form before version 1.6 keeps of a module's class is the class and its source.
            if ("module".equals(tuple.items().get(0))
                    && tuple.items().size() > 1
                    && tuple.items().get(1) instanceof Foreign foreign) {
                return foreign;
            }
        }
        throw new InvalidWeightsException("its pickle refers to data in a form that is not PyTorch's");
    }

    /** The types of all storages that were referred to, by key. */
    Map<String, StoredType> types() {
        return types;
    }

    /** What an object is given besides may be set only where it is ignored: a dict's attributes, a parameter's flags. */
    @Override
    public void given(Object target, Object state) throws IOException {
        boolean attributes = target instanceof LinkedHashMap<?, ?> && state instanceof Map<?, ?>;
        boolean flags = target instanceof TorchTensor && (state instanceof Tuple || state instanceof Map<?, ?>);
        if (!attributes && !flags) {
            throw new InvalidWeightsException("its pickle gives attributes to what has none");
        }
    }

    private Object storage(List<Object> items) throws IOException {
        if (items.get(1) instanceof Foreign foreign) {
            return new Foreign(foreign.name());
        }
        if (items.get(1) instanceof Named named
                && STORAGES.containsKey(named.name)
                && items.get(2) instanceof String key
                && items.get(4) instanceof Long values
                && values >= 0) {
            var view = items.size() > 5 ? items.get(5) : null;
            var type = STORAGES.get(named.name);
            var known = types.putIfAbsent(key, type);
            if (known != null && known != type) {
                throw new InvalidWeightsException("its data '" + FileText.shown(key) + "' are of two types");
            }
            return TorchStorage.of(type, key, values, view);
        }
        throw new InvalidWeightsException("its pickle refers to data in a form that is not PyTorch's");
    }

    /** Empty, or of a list of pairs, as Python 2 wrote it. */
    private static Object dict(List<Object> items) throws IOException {
        var dict = new LinkedHashMap<String, Object>();
        if (items.isEmpty()) {
            return dict;
        }
        if (!(items.get(0) instanceof List<?> pairs)) {
            throw new InvalidWeightsException("its pickle makes a dict of what are no pairs");
        }
        for (var pair : pairs) {
            var two = pair instanceof Tuple tuple ? tuple.items() : pair;
            if (!(two instanceof List<?> both) || both.size() != 2) {
                throw new InvalidWeightsException("its pickle makes a dict of what are no pairs");
            }
            if (both.get(0) instanceof String name) {
                dict.put(name, both.get(1));
            }
        }
        return dict;
    }

    /** A tensor, or what stands for one that is not read. */
    private static Object parameter(List<Object> items, Named named) throws IOException {
        return !items.isEmpty() && items.get(0) instanceof Foreign foreign
                ? foreign
                : argument(items, 0, TorchTensor.class, named);
    }

    private static Object tensor(List<Object> items, Named named) throws IOException {
        if (!items.isEmpty() && items.get(0) instanceof Foreign foreign) {
            return foreign;
        }
        return TorchTensor.of(
                argument(items, 0, TorchStorage.class, named),
                argument(items, 1, Long.class, named),
                argument(items, 2, Tuple.class, named).items(),
                argument(items, 3, Tuple.class, named).items());
    }

    /** {@code (function, class, arguments, state)}: a tensor with a class of its own, of which the values are taken. */
    private Object ofSubclass(List<Object> items, Named named) throws IOException {
        var function = items.isEmpty() ? null : items.get(0);
        if (function instanceof Foreign foreign) {
            return foreign;
        }
        var arguments = argument(items, 2, Tuple.class, named);
        if (!(function instanceof Named inner) || inner.name.equals(SUBCLASS)) {
            throw new InvalidWeightsException("its pickle calls what cannot be called");
        }
        return call(inner, arguments);
    }

    private static <T> T argument(List<Object> items, int index, Class<T> type, Named named) throws IOException {
        return Optional.of(items)
                .filter(all -> all.size() > index && type.isInstance(all.get(index)))
                .map(all -> type.cast(all.get(index)))
                .orElseThrow(() -> new InvalidWeightsException(
                        "its pickle calls '" + named.name + "' with arguments that do not fit"));
    }
}
