package org.tarnish.reporting.follow;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarnish.pipeline.ledger.UnreadableExperiment;
import org.tarnish.pipeline.store.StoreUnavailable;

/**
 * What the tasks of the experiments that are being looked at are for. A plan is read once, while nobody waits for it and
 * one after the other; those of {@value #LARGE_PLAN} tasks and more are not read. Holds the texts of at most
 * {@value #MOST_TASKS} tasks, a hundred bytes each. Safe for concurrent use.
 */
final class KnownPurposes {
    static final int LARGE_PLAN = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(KnownPurposes.class);
    private static final int MOST_TASKS = 200_000;
    private static final int LEAST_WEIGHT = 100;

    private final Glances glances;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<String, Purposes> known = new LinkedHashMap<>(16, 0.75f, true);
    private int weight;

    KnownPurposes(Glances glances) {
        this.glances = glances;
    }

    /** What the tasks of an experiment are for; unknown until its plan is read, which this begins. */
    Purposes of(String experiment) {
        synchronized (this) {
            var purposes = known.get(experiment);
            if (purposes != null) {
                return purposes;
            }
        }
        glances.aside(archive -> {
            if (!reading.tryLock()) {
                // Whoever looks next begins again.
                return;
            }
            try {
                keep(experiment, archive.plan(experiment).map(Purposes::new).orElseGet(Purposes::unknown));
            } catch (UnreadableExperiment e) {
                LOG.warn("tasks are shown by their kinds: {}", e.getMessage());
                keep(experiment, Purposes.unknown());
            } catch (StoreUnavailable e) {
                LOG.debug("the plan of experiment {} is not read now", experiment, e);
            } finally {
                reading.unlock();
            }
        });
        return Purposes.unknown();
    }

    private synchronized void keep(String experiment, Purposes purposes) {
        forget(experiment);
        known.put(experiment, purposes);
        weight += weight(purposes);
        for (var eldest = known.values().iterator(); weight > MOST_TASKS && known.size() > 1; ) {
            weight -= weight(removed(eldest));
        }
    }

    private static Purposes removed(Iterator<Purposes> eldest) {
        var purposes = eldest.next();
        eldest.remove();
        return purposes;
    }

    private static int weight(Purposes purposes) {
        return LEAST_WEIGHT + purposes.size();
    }

    synchronized void forget(String experiment) {
        var gone = known.remove(experiment);
        if (gone != null) {
            weight -= weight(gone);
        }
    }
}
