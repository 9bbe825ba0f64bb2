package org.tarnish.network.weights;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle of binary protocol 2 and up as plain containers, texts, numbers and what {@link TorchObjects} admits:
 * no name in a pickle ever becomes a class, and no code runs. Memory is bounded by the number of operations; nothing
 * here walks into containers, so that neither depth nor cycles matter.
 *
 * <p>Lists are {@code List}, tuples {@link Tuple}, dicts {@code Map}, whole numbers {@code Long} or {@code BigInteger},
 * others {@code Double}, None is null.
 */
final class Pickle {
    private static final int MOST_OPERATIONS = 2_000_000;
    private static final int LONGEST_NUMBER = 32;
    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput in;
    private final TorchObjects objects;
    private final Map<Long, Object> memo = new HashMap<>();
    private final Deque<List<Object>> below = new ArrayDeque<>();
    private List<Object> stack = new ArrayList<>();

    /** An unchangeable sequence. */
    record Tuple(List<Object> items) {}

    private Pickle(PickleInput in, TorchObjects objects) {
        this.in = in;
        this.objects = objects;
    }

    /**
     * The object that the next pickle holds.
     *
     * @throws InvalidWeightsException if it is damaged, too large, or needs anything that is not admitted
     */
    static Object read(PickleInput in, TorchObjects objects) throws IOException {
        return new Pickle(in, objects).read();
    }

    private Object read() throws IOException {
        for (int i = 0; i < MOST_OPERATIONS; i++) {
            int operation = in.unsignedByte();
            if (operation == '.') {
                return pop();
            }
            if (!pushed(operation) && !changed(operation)) {
                throw new InvalidWeightsException(
                        "its pickle uses operation 0x%02x, which no state dict needs".formatted(operation));
            }
        }
        throw new InvalidWeightsException(
                "its pickle has more than " + MOST_OPERATIONS + " operations, a state dict needs far less");
    }

    /** Operations that push something new. */
    private boolean pushed(int operation) throws IOException {
        switch (operation) {
            case 'N' -> push(null);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'J' -> push((long) in.bytes(Integer.BYTES).getInt());
            case 'K' -> push((long) in.unsignedByte());
            case 'M' -> push((long) (in.bytes(Short.BYTES).getShort() & 0xffff));
            case 0x8a -> push(number(in.unsignedByte()));
            case 0x8b -> push(number(in.unsignedInt()));
            case 'G' -> push(in.bytes(Double.BYTES).order(ByteOrder.BIG_ENDIAN).getDouble());
            case 'X', 'T' -> push(in.text(in.unsignedInt()));
            case 'U', 0x8c -> push(in.text(in.unsignedByte()));
            case 0x8d -> push(in.text(in.bytes(Long.BYTES).getLong()));
            case '}' -> push(new LinkedHashMap<>());
            case ']' -> push(new ArrayList<>());
            case ')' -> push(new Tuple(List.of()));
            case 'h' -> push(remembered(in.unsignedByte()));
            case 'j' -> push(remembered(in.unsignedInt()));
            case 'c' -> push(objects.named(in.line() + "." + in.line()));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Operations on what has been pushed. */
    private boolean changed(int operation) throws IOException {
        switch (operation) {
            case 0x80 -> checkProtocol(in.unsignedByte());
            case 0x95 -> in.bytes(Long.BYTES);
            case '(' -> {
                below.push(stack);
                stack = new ArrayList<>();
            }
            case '0' -> pop();
            case '1' -> popToMark();
            case 't' -> push(new Tuple(popToMark()));
            case 0x85, 0x86, 0x87 -> push(new Tuple(pop(operation - 0x84)));
            case 'l' -> push(popToMark());
            case 'd' -> {
                var items = popToMark();
                push(new LinkedHashMap<>());
                put(items);
            }
            case 'a' -> append(pop(1));
            case 'e' -> append(popToMark());
            case 's' -> put(pop(2));
            case 'u' -> put(popToMark());
            case 'q' -> memo.put((long) in.unsignedByte(), top());
            case 'r' -> memo.put(in.unsignedInt(), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 0x93 -> {
                var names = pop(2);
                push(objects.named(
                        names.get(0) instanceof String module && names.get(1) instanceof String name
                                ? module + "." + name
                                : "?"));
            }
            case 'Q' -> push(objects.storage(pop()));
            case 'R' -> {
                var call = pop(2);
                push(objects.call(call.get(0), call.get(1)));
            }
            case 'b' -> {
                var state = pop();
                objects.checkState(top(), state);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void checkProtocol(int protocol) throws IOException {
        if (protocol > NEWEST_PROTOCOL) {
            throw new InvalidWeightsException(
                    "its pickle has protocol " + protocol + ", known are 2 to " + NEWEST_PROTOCOL);
        }
    }

    private Object number(long bytes) throws IOException {
        if (bytes > LONGEST_NUMBER) {
            throw new InvalidWeightsException("its pickle holds a number of " + bytes + " bytes");
        }
        var little = in.bytes(bytes).array();
        var big = new byte[little.length + 1];
        for (int i = 0; i < little.length; i++) {
            big[little.length - i] = little[i];
        }
        big[0] = (byte) (little.length > 0 && little[little.length - 1] < 0 ? -1 : 0);
        var number = new BigInteger(big);
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private Object remembered(long index) throws IOException {
        if (!memo.containsKey(index)) {
            throw new InvalidWeightsException("its pickle refers to item " + index + " before it exists");
        }
        return memo.get(index);
    }

    private void append(List<Object> items) throws IOException {
        if (!(top() instanceof ArrayList<?>)) {
            throw new InvalidWeightsException("its pickle appends to what is no list");
        }
        @SuppressWarnings("unchecked")
        var list = (ArrayList<Object>) top();
        list.addAll(items);
    }

    private void put(List<Object> items) throws IOException {
        if (!(top() instanceof LinkedHashMap<?, ?>) || items.size() % 2 != 0) {
            throw new InvalidWeightsException("its pickle puts items into what is no dict");
        }
        @SuppressWarnings("unchecked")
        var map = (LinkedHashMap<Object, Object>) top();
        for (int i = 0; i < items.size(); i += 2) {
            var key = items.get(i);
            if (!(key instanceof String || key instanceof Long)) {
                throw new InvalidWeightsException("its pickle has a dict with keys that are neither texts nor numbers");
            }
            map.put(key, items.get(i + 1));
        }
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object top() throws IOException {
        if (stack.isEmpty()) {
            throw new InvalidWeightsException("its pickle takes more from the stack than it has put there");
        }
        return stack.get(stack.size() - 1);
    }

    private Object pop() throws IOException {
        top();
        return stack.remove(stack.size() - 1);
    }

    private List<Object> pop(int count) throws IOException {
        var items = new Object[count];
        for (int i = count - 1; i >= 0; i--) {
            items[i] = pop();
        }
        return java.util.Arrays.asList(items);
    }

    private List<Object> popToMark() throws IOException {
        if (below.isEmpty()) {
            throw new InvalidWeightsException("its pickle takes more from the stack than it has put there");
        }
        var items = stack;
        stack = below.pop();
        return items;
    }
}
