package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.tarnish.experiment.request.RequestError;

/**
 * What is found wrong with one request. All of it is remembered by its path, the first {@value #MOST} findings in words:
 * the cost stays small however much is wrong. Not thread-safe.
 */
final class Findings {
    static final int MOST = 100;

    private final List<RequestError> errors = new ArrayList<>();
    private final Set<String> wrong = new HashSet<>();
    private int more;

    void add(RequestError error) {
        add(error.path(), () -> error);
    }

    /** As {@link #add(RequestError)}, about a value that messages show. */
    void add(String path, JsonNode value, String message) {
        add(path, () -> new RequestError(path, Wording.shown(value), message, null));
    }

    /** @param error asked for the words if there is still room for them */
    void add(String path, Supplier<RequestError> error) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                wrong.add(path.substring(0, i));
            }
        }
        wrong.add(path);
        if (errors.size() < MOST) {
            errors.add(error.get());
        } else {
            more++;
        }
    }

    /** Whether something is known to be wrong at or below a path. */
    boolean has(String path) {
        return wrong.contains(path);
    }

    /**
     * Visits the entries of a list with their paths, but none with which something is wrong already, and no more than a
     * list may have; what is no list has no entries.
     */
    void entries(JsonNode list, String path, BiConsumer<String, JsonNode> rule) {
        for (int i = 0; list.isArray() && i < Math.min(list.size(), MOST); i++) {
            var entry = path + "[" + i + "]";
            if (!has(entry)) {
                rule.accept(entry, list.get(i));
            }
        }
    }

    /** The findings in their order, then how many more there are. */
    List<RequestError> errors() {
        if (more == 0) {
            return List.copyOf(errors);
        }
        var all = new ArrayList<>(errors);
        all.add(new RequestError(
                "",
                null,
                more + (more == 1 ? " more thing is" : " more things are") + " wrong; correct the first " + MOST
                        + " and send the request again",
                null));
        return all;
    }
}
