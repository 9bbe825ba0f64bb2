package org.tarnish.bench.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarnish.bench.peer.Answers;
import org.tarnish.bench.peer.Job;
import org.tarnish.experiment.request.Precision;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.machine.file.FileTree;

/** Tarnish beside its peers: trains and classifies as the trainer and the evaluator do, when it is asked to. */
public final class LearningPeer {
    private final Path folder;

    private LearningPeer(Path folder) {
        this.folder = folder;
    }

    /**
     * @param arguments threads
     */
    public static void main(String[] arguments) throws IOException {
        Engines.start(Integer.parseInt(arguments[0]));
        var folder = Files.createTempDirectory("learning-peer");
        try {
            Answers.give(Job.Learning.class, new LearningPeer(folder)::imagesPerSecond);
        } finally {
            FileTree.delete(folder);
        }
    }

    private double imagesPerSecond(Job.Learning job) throws IOException {
        var workload = new Workload(job.architecture(), job.side(), job.batch());
        var images = ImageSource.of(new NoiseImages(Runs.images(workload, job.steps()), job.side()));
        var runs = new Runs(job.device(), Precision.FLOAT32, folder);
        var clock = job.what().equals("train")
                ? runs.train(workload, images, job.steps())
                : runs.classify(workload, images, job.steps());
        return job.batch() / StepClock.median(clock.seconds());
    }
}
