package org.tarnish.dataset.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack machine of pickles (Python's {@code pickletools}), as far as dictionaries of arrays need it, protocols 2 to 5.
 * Holds numbers and short texts alone.
 */
final class PickleMachine {
    private static final int MOST_OBJECTS = 5_000_000;
    private static final Object MARK = new Object();

    private final Source source;
    private final PickleTexts texts;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private int objects;

    PickleMachine(Source source) {
        this.source = source;
        texts = new PickleTexts(source);
    }

    Map<String, Object> run() throws IOException {
        if (source.oneByte() != 0x80) {
            throw new FormatException("does not begin as a pickle of protocol 2 or later does");
        }
        if (source.oneByte() > 5) {
            throw new FormatException("is a pickle of an unknown protocol");
        }
        for (var code = source.oneByte(); code != '.'; code = source.oneByte()) {
            if (++objects > MOST_OBJECTS) {
                throw new FormatException("holds more than " + MOST_OBJECTS + " objects");
            }
            step(code);
        }
        if (pop() instanceof Map<?, ?> map) {
            var named = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> named.put((String) key, value));
            return named;
        }
        throw new FormatException("holds no dictionary");
    }

    private void step(int code) throws IOException {
        switch (code) {
            case '(' -> stack.add(MARK);
            case '}' -> stack.add(new LinkedHashMap<String, Object>());
            case ']' -> stack.add(new ArrayList<>());
            case ')' -> stack.add(List.of());
            case 'N' -> stack.add(PickleArrays.NONE);
            case 0x88 -> stack.add(Boolean.TRUE);
            case 0x89 -> stack.add(Boolean.FALSE);
            case 'K' -> stack.add(source.unsigned(1, false));
            case 'M' -> stack.add(source.unsigned(2, false));
            case 'J' -> stack.add((long) (int) source.unsigned(4, false));
            case 0x8a -> stack.add(longNumber());
            case 'G' -> stack.add(Double.longBitsToDouble(source.unsigned(4, true) << 32 | source.unsigned(4, true)));
            case 'q' -> memo.put(source.oneByte(), top());
            case 'r' -> memo.put((int) source.unsigned(4, false), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> stack.add(remembered(source.oneByte()));
            case 'j' -> stack.add(remembered((int) source.unsigned(4, false)));
            case 0x95 -> source.skip(8);
            case 'c' -> stack.add(PickleArrays.global(texts.line(), texts.line()));
            case 0x93 -> {
                var name = text(pop());
                stack.add(PickleArrays.global(text(pop()), name));
            }
            case 't' -> stack.add(marked());
            case 0x85, 0x86, 0x87 -> stack.add(last(code - 0x84));
            case 'R' -> {
                var arguments = pop();
                stack.add(PickleArrays.call(pop(), arguments));
            }
            case 'b' -> {
                var state = pop();
                stack.add(PickleArrays.build(pop(), state));
            }
            case 'a' -> {
                var value = pop();
                list(top()).add(value);
            }
            case 'e' -> {
                var values = marked();
                list(top()).addAll(values);
            }
            case 's' -> put(last(2));
            case 'u' -> put(marked());
            case '0' -> pop();
            default -> stack.add(texts.read(code));
        }
    }

    private long longNumber() throws IOException {
        var length = source.oneByte();
        if (length > Long.BYTES) {
            throw new FormatException("holds a whole number of " + length + " bytes");
        }
        return length == 0 ? 0 : new NumberType('i', length, false).read(source);
    }

    private void put(List<Object> pairs) throws FormatException {
        if (!(top() instanceof Map<?, ?>) || pairs.size() % 2 != 0) {
            throw damaged();
        }
        @SuppressWarnings("unchecked")
        var map = (Map<Object, Object>) top();
        for (var i = 0; i < pairs.size(); i += 2) {
            map.put(text(pairs.get(i)), pairs.get(i + 1));
        }
    }

    private Object remembered(int index) throws FormatException {
        var value = memo.get(index);
        if (value == null) {
            throw damaged();
        }
        return value;
    }

    private List<Object> marked() throws FormatException {
        var mark = stack.lastIndexOf(MARK);
        if (mark < 0) {
            throw damaged();
        }
        var values = last(stack.size() - mark - 1);
        pop();
        return values;
    }

    private List<Object> last(int count) throws FormatException {
        if (stack.size() < count) {
            throw damaged();
        }
        var part = stack.subList(stack.size() - count, stack.size());
        List<Object> values = new ArrayList<>(part);
        part.clear();
        return values;
    }

    private Object top() throws FormatException {
        if (stack.isEmpty()) {
            throw damaged();
        }
        return stack.get(stack.size() - 1);
    }

    private Object pop() throws FormatException {
        var top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) throws FormatException {
        if (value instanceof ArrayList<?> list) {
            return (List<Object>) list;
        }
        throw damaged();
    }

    private static String text(Object value) throws FormatException {
        if (value instanceof Pickle.Bytes bytes && bytes.text() != null) {
            return bytes.text();
        }
        throw new FormatException("is a pickle whose keys are not all short texts");
    }

    static FormatException damaged() {
        return new FormatException("is a damaged pickle");
    }
}
