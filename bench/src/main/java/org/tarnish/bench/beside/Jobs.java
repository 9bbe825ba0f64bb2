package org.tarnish.bench.beside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.tarnish.bench.corruption.SceneFile;
import org.tarnish.bench.learning.Workloads;
import org.tarnish.bench.peer.Job;

/** The jobs of cases: networks first, each trained and then asked; then corruptions at severity 3. */
final class Jobs {
    private static final int SEVERITY = 3;
    private static final int STEPS = 10;

    private Jobs() {}

    /**
     * @param folder an existing one, for the images that are corrupted
     * @param threads of the networks' engines
     */
    static List<Job> of(Cases cases, int threads, String device, Path folder) throws IOException {
        var jobs = new ArrayList<Job>();
        var infer = new HashMap<String, Job>();
        Workloads.jobs(Kind.INFER.label(), STEPS, threads, device).forEach(job -> infer.put(job.label(), job));
        for (var train : Workloads.jobs(Kind.TRAIN.label(), STEPS, threads, device)) {
            jobs.add(train);
            jobs.add(infer.get(train.label()));
        }
        for (int side : Cases.SIDES) {
            var image = folder.resolve("scene-" + side + ".npy");
            SceneFile.write(image, side);
            for (var name : Cases.published()) {
                jobs.add(new Job.Corrupting(Kind.CORRUPT.label(), name, side, SEVERITY, image.toString()));
            }
        }
        jobs.removeIf(job -> !cases.labels().contains(job.label()));
        return jobs;
    }
}
