package org.tarnish.pipeline.prune;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.StoredObject;

/**
 * All objects of one task or data set: a marker that says it is done, or the same retired, and folders of which each was
 * written by one writer under a name of its own.
 *
 * @param name id of the task, or hash of the data set
 * @param marker key of its marker
 * @param retired key of its marker once retired
 */
record Footprint(String name, String marker, String retired, List<StoredObject> objects) {

    static Footprint ofTask(String task, List<StoredObject> objects) {
        return new Footprint(task, Keys.marker(task), Keys.retired(task), objects);
    }

    static Footprint ofDataset(String hash, List<StoredObject> objects) {
        return new Footprint(hash, Keys.dataset(hash), Keys.retiredDataset(hash), objects);
    }

    /** The footprints of the tasks in a list of objects, which is in ascending order. */
    static List<Footprint> ofTasks(List<StoredObject> objects) {
        var tasks = new LinkedHashMap<String, List<StoredObject>>();
        for (var object : objects) {
            var rest = object.key().substring(Keys.TASKS.length());
            int slash = rest.indexOf('/');
            if (slash > 0 && Keys.isSegment(rest.substring(0, slash))) {
                tasks.computeIfAbsent(rest.substring(0, slash), task -> new ArrayList<>())
                        .add(object);
            }
        }
        return tasks.entrySet().stream()
                .map(entry -> ofTask(entry.getKey(), entry.getValue()))
                .toList();
    }

    Optional<StoredObject> object(String key) {
        return objects.stream().filter(object -> object.key().equals(key)).findFirst();
    }

    boolean isDone() {
        return object(marker).isPresent();
    }

    boolean isRetired() {
        return object(retired).isPresent();
    }

    /** Whether nothing of it was written since. */
    boolean isOlderThan(Instant time) {
        return areOlderThan(time, objects);
    }

    static boolean areOlderThan(Instant time, List<StoredObject> objects) {
        return objects.stream().allMatch(object -> object.written().isBefore(time));
    }

    /** The objects that begin with a prefix. */
    List<StoredObject> below(String prefix) {
        return objects.stream()
                .filter(object -> object.key().startsWith(prefix))
                .toList();
    }

    /** The folders right below a prefix, which end with a slash, with the objects of each. */
    Map<String, List<StoredObject>> folders(String prefix) {
        var folders = new LinkedHashMap<String, List<StoredObject>>();
        for (var object : below(prefix)) {
            int slash = object.key().indexOf('/', prefix.length());
            if (slash > 0) {
                folders.computeIfAbsent(object.key().substring(0, slash + 1), folder -> new ArrayList<>())
                        .add(object);
            }
        }
        return folders;
    }

    /** The same without some of its objects. */
    Footprint without(List<StoredObject> gone) {
        var without = new HashSet<>(gone);
        return new Footprint(
                name,
                marker,
                retired,
                objects.stream().filter(object -> !without.contains(object)).toList());
    }

    /** The objects in the order in which they go: first what makes the rest a thing that somebody could read. */
    List<StoredObject> inOrderOfRemoval() {
        var order = new ArrayList<StoredObject>();
        object(marker).ifPresent(order::add);
        object(retired).ifPresent(order::add);
        objects.stream().filter(object -> !order.contains(object)).forEach(order::add);
        return order;
    }
}
