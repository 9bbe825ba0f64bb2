package org.tarnish.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The services of a stack: which there are, and with which flags each of them runs. */
public final class Services {
    /** Small heaps that grow only where needed: most of the time most services wait. */
    private static final List<String> ALL = List.of("-XX:+UseSerialGC", "-Xms32m", "-Xss512k");

    /** Where little is computed in Java, the optimizing compiler would cost more time at the start than it saves. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    /** Where pixels are computed in Java, it comes, but later: a third less work at the start. */
    private static final List<String> FAST = List.of("-XX:CompileThresholdScaling=3");

    /**
     * glibc keeps freed tensors instead of giving each back to the system: worth a third of the training time. They lie in
     * huge pages where the system has some, worth another tenth. Threads of the engine that wait do so asleep: spinning ones
     * would take the cores from the services beside them.
     */
    private static final Map<String, String> COMPUTING = Map.of(
            "OMP_WAIT_POLICY", "PASSIVE",
            "MALLOC_ARENA_MAX", "1",
            "MALLOC_MMAP_MAX_", "0",
            "MALLOC_TRIM_THRESHOLD_", "99999999999",
            "MALLOC_TOP_PAD_", "268435456",
            "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");

    private static final Map<String, String> ORDINARY_MEMORY = Map.of("MALLOC_ARENA_MAX", "2");

    private final Path root;

    /** @param root of the checkout whose build is run */
    public Services(Path root) {
        this.root = root;
    }

    /**
     * The services of a whole stack.
     *
     * @param trainers processes that train, at least 1
     * @param evaluators processes that evaluate, at least 1
     * @throws IOException if one of them has not been built
     */
    public List<Service> all(int trainers, int evaluators) throws IOException {
        var services = new ArrayList<Service>();
        services.add(service("reporting-service", 1, "-Xmx256m", QUICK_START, ORDINARY_MEMORY, true));
        services.add(service("corruption-service", 1, "-Xmx1g", FAST, ORDINARY_MEMORY, false));
        for (int i = 1; i <= trainers; i++) {
            services.add(service("trainer-service", i, "-Xmx1g", FAST, COMPUTING, false));
        }
        for (int i = 1; i <= evaluators; i++) {
            services.add(service("evaluator-service", i, "-Xmx1g", FAST, COMPUTING, false));
        }
        return List.copyOf(services);
    }

    /**
     * A program that computes as trainers and evaluators do: with their heap, flags, allocator and threads.
     *
     * @param classPath absolute, for it may run in any folder
     */
    public static Service computing(String name, String classPath, String mainClass, List<String> arguments) {
        var command = Stream.of(List.of(java(), "-Xmx1g"), ALL, FAST, List.of("-cp", classPath, mainClass), arguments)
                .flatMap(List::stream)
                .toList();
        return new Service(name, command, COMPUTING, false);
    }

    private Path jar(String name) throws IOException {
        var jar = root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IOException("The build of " + name + " is missing (" + jar
                    + "): start through ./tarnish, which builds what is missing.");
        }
        return jar;
    }

    private Service service(
            String name, int number, String heap, List<String> flags, Map<String, String> environment, boolean web)
            throws IOException {
        var jar = jar(name);
        var command = Stream.of(List.of(java(), heap), ALL, flags, List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        return new Service(number == 1 ? name : name + "-" + number, command, environment, web);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
