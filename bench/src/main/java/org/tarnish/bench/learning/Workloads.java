package org.tarnish.bench.learning;

import java.util.List;
import org.tarnish.bench.peer.Job;

/** What networks are measured on, as jobs of peers. */
public final class Workloads {
    private Workloads() {}

    /** Each workload once, as a job; {@code what} is {@code train} or {@code infer}. */
    public static List<Job.Learning> jobs(String what, int steps, int threads, String device) {
        return Workload.ALL.stream()
                .map(workload -> new Job.Learning(
                        what, workload.architecture(), workload.side(), workload.batch(), steps, threads, device))
                .toList();
    }
}
