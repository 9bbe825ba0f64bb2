package org.tarnish.bench.peer;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tarnish.pipeline.json.Json;

/** The side of a peer in Java: jobs come in on standard input, their figures go out on standard output. */
public final class Answers {
    /** How a job is measured. */
    @FunctionalInterface
    public interface Measurement<J extends Job> {
        double of(J job) throws IOException;
    }

    private Answers() {}

    /** Answers jobs until there are no more; whatever else this process prints goes to standard error. */
    public static <J extends Job> void give(Class<J> kind, Measurement<J> measurement) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        out.println(line(Map.of("ready", "Java " + Runtime.version().feature())));
        var jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var job = jobs.readLine(); job != null; job = jobs.readLine()) {
            var value = measurement.of(Json.read(job.getBytes(StandardCharsets.UTF_8), kind));
            out.println(line(Map.of("value", value)));
        }
    }

    private static String line(Map<String, ?> answer) {
        return new String(Json.bytes(answer), StandardCharsets.UTF_8);
    }
}
