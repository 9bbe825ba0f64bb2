package org.tarnish.pipeline.store;

import java.util.regex.Pattern;
import org.tarnish.experiment.request.Split;

/**
 * The layout of the bucket: the only place where keys are made.
 *
 * <pre>
 * open/ID                                  an experiment that has not ended
 * experiments/ID/request.json              what was accepted
 * experiments/ID/plan.json                 its tasks
 * experiments/ID/snapshot.json             which of them are done, as its owner left it now and then
 * experiments/ID/failures/TASK.json        a task that failed for good, and why
 * experiments/ID/outcome.json              how it ended
 * experiments/ID/report/...                its report
 * tasks/TASK/done.json                     the marker: the task's result, written last
 * tasks/TASK/retired.json                  a marker that counts for those who have seen it, not for newcomers
 * tasks/TASK/claims/ATTEMPT.json           who is or was on it, one for each attempt, renewed while they are
 * tasks/TASK/attempts/ATTEMPT/...          what an attempt leaves
 * tasks/TASK/checkpoints/...               where a training goes on
 * tasks/TASK/twin                          of no task, but of what it would be named by its weights: the task that did it
 * datasets/HASH/manifest.json              a data set, by its content
 * datasets/HASH/retired.json               a manifest that counts for those who have seen it, not for newcomers
 * datasets/HASH/WRITING/SPLIT/images-00000.npy, names-00000.json.gz ... its clean shards, under a name of their own for each time of writing
 * archives/NAME                            fetched archives of data sets
 * probe/conditional-puts-v1                says that the store has been seen to have conditional puts
 * probe/...                                what is raced for to see that
 * </pre>
 */
public final class Keys {
    public static final String OPEN = "open/";
    public static final String EXPERIMENTS = "experiments/";
    public static final String TASKS = "tasks/";
    public static final String DATASETS = "datasets/";
    public static final String ARCHIVES = "archives/";

    /** The part of a shard that holds texts; the others are arrays. */
    private static final String NAMES = "names";

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private Keys() {}

    public static String open(String experiment) {
        return OPEN + segment(experiment);
    }

    public static String request(String experiment) {
        return experiment(experiment) + "request.json";
    }

    public static String plan(String experiment) {
        return experiment(experiment) + "plan.json";
    }

    public static String snapshot(String experiment) {
        return experiment(experiment) + "snapshot.json";
    }

    public static String failures(String experiment) {
        return experiment(experiment) + "failures/";
    }

    public static String failure(String experiment, String task) {
        return failures(experiment) + segment(task) + ".json";
    }

    public static String outcome(String experiment) {
        return experiment(experiment) + "outcome.json";
    }

    /** Prefix of an experiment's report. */
    public static String report(String experiment) {
        return experiment(experiment) + "report/";
    }

    /** A file of an experiment's report; {@code name} may have folders. */
    public static String report(String experiment, String name) {
        for (var part : name.split("/", -1)) {
            segment(part);
        }
        return report(experiment) + name;
    }

    public static String marker(String task) {
        return task(task) + "done.json";
    }

    /** Where a marker goes that newcomers must not find. */
    public static String retired(String task) {
        return task(task) + "retired.json";
    }

    /** Where word lies of the task that has done what this one, named by its weights, would do. */
    public static String twin(String task) {
        return task(task) + "twin";
    }

    /** Prefix of the claims of all attempts at a task, which are in ascending order. */
    public static String claims(String task) {
        return task(task) + "claims/";
    }

    /** The claim of an attempt, numbered from 1. */
    public static String claim(String task, int attempt) {
        return claims(task) + String.format("%06d.json", attempt);
    }

    /** Where earlier versions kept the one claim on a task. */
    public static String earlierClaim(String task) {
        return task(task) + "claim.json";
    }

    /** The number of the attempt whose claim has this key. */
    public static int attemptOfClaim(String key) {
        return Integer.parseInt(key.substring(key.lastIndexOf('/') + 1, key.length() - ".json".length()));
    }

    /** Prefix of what all attempts at a task leave. */
    public static String attempts(String task) {
        return task(task) + "attempts/";
    }

    public static String attempt(String task, String attempt) {
        return attempts(task) + segment(attempt) + "/";
    }

    public static String checkpoints(String task) {
        return task(task) + "checkpoints/";
    }

    public static String dataset(String hash) {
        return datasetFolder(hash) + "manifest.json";
    }

    /** Where the manifest of a data set goes that newcomers must not find. */
    public static String retiredDataset(String hash) {
        return datasetFolder(hash) + "retired.json";
    }

    /** Prefix of all that belongs to a data set. */
    public static String datasetFolder(String hash) {
        return DATASETS + segment(hash) + "/";
    }

    /**
     * A clean shard's file.
     *
     * @param writing a name that no other writing of the data set has, so that nothing is ever written where it was
     *     deleted
     * @param part images, labels, entropies, indices or names
     */
    public static String shard(String dataset, String writing, Split split, String part, int number) {
        return datasetFolder(dataset) + segment(writing) + "/" + split.label() + "/" + file(part, number);
    }

    /** The name of a shard's file. */
    public static String file(String part, int number) {
        return String.format("%s-%05d.%s", segment(part), number, part.equals(NAMES) ? "json.gz" : "npy");
    }

    public static String archive(String name) {
        return ARCHIVES + segment(name);
    }

    static String probe(String name) {
        return "probe/" + segment(name);
    }

    /** Whether a name can be part of a key, as experiment ids must. */
    public static boolean isSegment(String name) {
        return SEGMENT.matcher(name).matches();
    }

    /** Prefix of all that belongs to an experiment alone. */
    public static String experiment(String id) {
        return EXPERIMENTS + segment(id) + "/";
    }

    /** Prefix of all that belongs to a task. */
    public static String task(String id) {
        return TASKS + segment(id) + "/";
    }

    private static String segment(String name) {
        if (!isSegment(name)) {
            throw new IllegalArgumentException("a part of a key must be 1 to 200 letters, digits, dots, dashes or"
                    + " underscores and begin with a letter or digit, was '" + name + "'");
        }
        return name;
    }
}
