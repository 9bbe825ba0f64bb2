package org.tarnish.machine.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads one pickle of binary protocol 2 and up as plain containers, texts, numbers and what {@link PickleObjects} makes of
 * names: no name in a pickle ever becomes a class, and no code runs. Memory is bounded by {@link PickleBounds}; nothing
 * here walks into containers, so that neither depth nor cycles matter.
 *
 * <p>Lists and sets are {@code List}, tuples {@link Tuple}, dicts {@code Map}, whole numbers {@code Long} or
 * {@code BigInteger}, others {@code Double}, bytes {@code byte[]} unless the objects say otherwise, None is null, and what is not known {@link Foreign}.
 */
public final class Pickle {
    private static final int LONGEST_NUMBER = 32;
    private static final int NEWEST_PROTOCOL = 5;

    private final PickleInput in;
    private final PickleObjects objects;
    private final PickleStack stack;

    private Pickle(PickleInput in, PickleObjects objects) {
        this.in = in;
        this.objects = objects;
        stack = new PickleStack(objects);
    }

    /**
     * The object that the next pickle holds.
     *
     * @throws InvalidPickleException if it is damaged or too large
     */
    public static Object read(PickleInput in, PickleObjects objects) throws IOException {
        return new Pickle(in, objects).read();
    }

    private Object read() throws IOException {
        for (int i = 0; i < in.mostOperations(); i++) {
            int operation = in.unsignedByte();
            if (operation == '.') {
                return stack.pop();
            }
            if (!pushed(operation) && !arranged(operation) && !filled(operation) && !made(operation)) {
                throw new InvalidPickleException(
                        "its pickle uses operation 0x%02x, which is not followed".formatted(operation));
            }
        }
        throw new InvalidPickleException(
                "its pickle has more than " + in.mostOperations() + " operations, far more than are needed");
    }

    /** Operations that push a plain value. */
    private boolean pushed(int operation) throws IOException {
        switch (operation) {
            case 'N' -> stack.push(null);
            case 0x88 -> stack.push(true);
            case 0x89 -> stack.push(false);
            case 'J' -> stack.push((long) in.bytes(Integer.BYTES).getInt());
            case 'K' -> stack.push((long) in.unsignedByte());
            case 'M' -> stack.push((long) (in.bytes(Short.BYTES).getShort() & 0xffff));
            case 0x8a -> stack.push(number(in.unsignedByte()));
            case 0x8b -> stack.push(number(in.unsignedInt()));
            case 'G' ->
                stack.push(in.bytes(Double.BYTES).order(ByteOrder.BIG_ENDIAN).getDouble());
            case 'X' -> push(PickleItem.Form.TEXT, in.unsignedInt());
            case 'T' -> push(PickleItem.Form.OLD_TEXT, in.unsignedInt());
            case 'U' -> push(PickleItem.Form.OLD_TEXT, in.unsignedByte());
            case 0x8c -> push(PickleItem.Form.TEXT, in.unsignedByte());
            case 0x8d -> push(PickleItem.Form.TEXT, in.bytes(Long.BYTES).getLong());
            case 'B' -> push(PickleItem.Form.BYTES, in.unsignedInt());
            case 'C' -> push(PickleItem.Form.BYTES, in.unsignedByte());
            case 0x8e, 0x96 -> push(PickleItem.Form.BYTES, in.bytes(Long.BYTES).getLong());
            case '}' -> stack.push(new LinkedHashMap<>());
            case ']', 0x8f -> stack.push(new ArrayList<>());
            case ')' -> stack.push(new Tuple(List.of()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void push(PickleItem.Form form, long length) throws IOException {
        stack.push(objects.item(in.item(form, length)));
    }

    /** Operations that move what has been pushed, and those that do nothing. */
    private boolean arranged(int operation) throws IOException {
        switch (operation) {
            case 0x80 -> checkProtocol(in.unsignedByte());
            case 0x95 -> in.bytes(Long.BYTES);
            case '(' -> stack.mark();
            case '0' -> stack.pop();
            case '1' -> stack.popToMark();
            case '2' -> stack.push(stack.top());
            case 'h' -> stack.push(stack.remembered(in.unsignedByte()));
            case 'j' -> stack.push(stack.remembered(in.unsignedInt()));
            case 'q' -> stack.remember(in.unsignedByte());
            case 'r' -> stack.remember(in.unsignedInt());
            case 0x94 -> stack.remember();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Operations on containers. */
    private boolean filled(int operation) throws IOException {
        switch (operation) {
            case 't' -> stack.push(new Tuple(stack.popToMark()));
            case 0x85, 0x86, 0x87 -> stack.push(new Tuple(stack.pop(operation - 0x84)));
            case 'l', 0x91 -> stack.push(stack.popToMark());
            case 'd' -> {
                var items = stack.popToMark();
                stack.push(new LinkedHashMap<>());
                stack.put(items);
            }
            case 'a' -> stack.append(stack.pop(1));
            case 'e', 0x90 -> stack.append(stack.popToMark());
            case 's' -> stack.put(stack.pop(2));
            case 'u' -> stack.put(stack.popToMark());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Operations with names, which in Python would load classes and call functions. */
    private boolean made(int operation) throws IOException {
        switch (operation) {
            case 'c' -> stack.push(objects.named(in.line() + "." + in.line()));
            case 0x93 -> {
                var names = stack.pop(2);
                var module = objects.key(names.get(0));
                var name = objects.key(names.get(1));
                boolean texts = module instanceof String && name instanceof String;
                stack.push(objects.named(texts ? module + "." + name : "?"));
            }
            case 'Q' -> stack.push(objects.reference(stack.pop()));
            case 'R', 0x81 -> {
                var call = stack.pop(2);
                stack.push(called(call.get(0), call.get(1)));
            }
            case 0x92 -> {
                var call = stack.pop(3);
                stack.push(called(call.get(0), call.get(1)));
            }
            case 'o' -> {
                var items = stack.popToMark();
                stack.push(called(items.isEmpty() ? null : items.get(0), new Tuple(List.of())));
            }
            case 'b' -> {
                var state = stack.pop();
                if (stack.top() instanceof Foreign foreign) {
                    foreign.holds(state);
                } else {
                    objects.given(stack.top(), state);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object called(Object callee, Object arguments) throws IOException {
        if (callee instanceof Foreign foreign) {
            return new Foreign(foreign.name());
        }
        if (!(arguments instanceof Tuple tuple)) {
            throw new InvalidPickleException("its pickle calls what cannot be called");
        }
        return objects.call(callee, tuple);
    }

    private static void checkProtocol(int protocol) throws IOException {
        if (protocol > NEWEST_PROTOCOL) {
            throw new InvalidPickleException(
                    "its pickle has protocol " + protocol + ", known are 2 to " + NEWEST_PROTOCOL);
        }
    }

    private Object number(long bytes) throws IOException {
        if (bytes > LONGEST_NUMBER) {
            throw new InvalidPickleException("its pickle holds a number of " + bytes + " bytes");
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
}
