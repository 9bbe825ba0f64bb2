package org.tarnish.machine.pickle;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle has put down so far: a stack with marks, and numbered items to come back to. */
final class PickleStack {
    private final PickleObjects objects;
    private final Map<Long, Object> memo = new HashMap<>();
    private final Deque<List<Object>> below = new ArrayDeque<>();
    private List<Object> stack = new ArrayList<>();

    PickleStack(PickleObjects objects) {
        this.objects = objects;
    }

    void push(Object value) {
        stack.add(value);
    }

    Object top() throws IOException {
        if (stack.isEmpty()) {
            throw new InvalidPickleException("its pickle takes more from the stack than it has put there");
        }
        return stack.get(stack.size() - 1);
    }

    Object pop() throws IOException {
        top();
        return stack.remove(stack.size() - 1);
    }

    List<Object> pop(int count) throws IOException {
        var items = new Object[count];
        for (int i = count - 1; i >= 0; i--) {
            items[i] = pop();
        }
        return Arrays.asList(items);
    }

    void mark() {
        below.push(stack);
        stack = new ArrayList<>();
    }

    List<Object> popToMark() throws IOException {
        if (below.isEmpty()) {
            throw new InvalidPickleException("its pickle takes more from the stack than it has put there");
        }
        var items = stack;
        stack = below.pop();
        return items;
    }

    void remember() throws IOException {
        remember(memo.size());
    }

    void remember(long index) throws IOException {
        memo.put(index, top());
    }

    Object remembered(long index) throws IOException {
        if (!memo.containsKey(index)) {
            throw new InvalidPickleException("its pickle refers to item " + index + " before it exists");
        }
        return memo.get(index);
    }

    /** Adds items to the list, or set, that is on top. */
    void append(List<Object> items) throws IOException {
        if (top() instanceof Foreign) {
            return;
        }
        if (!(top() instanceof ArrayList<?>)) {
            throw new InvalidPickleException("its pickle appends to what is no list");
        }
        @SuppressWarnings("unchecked")
        var list = (ArrayList<Object>) top();
        list.addAll(items);
    }

    /** Adds keys and values to the dict that is on top. */
    void put(List<Object> items) throws IOException {
        if (items.size() % 2 != 0) {
            throw new InvalidPickleException("its pickle puts a key without a value into a dict");
        }
        if (top() instanceof Foreign) {
            return;
        }
        if (!(top() instanceof LinkedHashMap<?, ?>)) {
            throw new InvalidPickleException("its pickle puts items into what is no dict");
        }
        @SuppressWarnings("unchecked")
        var map = (LinkedHashMap<Object, Object>) top();
        for (int i = 0; i < items.size(); i += 2) {
            put(map, objects.key(items.get(i)), items.get(i + 1));
        }
    }

    /** Texts and numbers are kept; other keys, whose hashes could walk into anything, are passed over with their values. */
    static void put(Map<Object, Object> map, Object key, Object value) throws IOException {
        if (key instanceof List<?> || key instanceof Map<?, ?>) {
            throw new InvalidPickleException("its pickle has a dict with keys that are neither texts nor numbers");
        }
        if (key instanceof String || key instanceof Number || key instanceof Boolean) {
            map.put(key, value);
        }
    }
}
