package org.tarnish.bench.beside;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.bench.corruption.CorruptionPeer;
import org.tarnish.bench.learning.LearningPeer;
import org.tarnish.bench.learning.Program;
import org.tarnish.bench.peer.Peer;

/** Who is measured: Tarnish in two processes, one for networks and one for corruptions, and its peers in Python. */
final class Peers {
    static final String TARNISH = "tarnish";

    private static final List<String> NETWORKS = List.of(Kind.TRAIN.label(), Kind.INFER.label());
    private static final List<String> CORRUPTIONS = List.of(Kind.CORRUPT.label());

    /** Of the allocator; what the launcher sets of these is half of what makes a process of PyTorch tuned. */
    private static final List<String> ALLOCATOR = List.of("MALLOC_", "GLIBC_TUNABLES");

    private Peers() {}

    /** Tarnish as the trainer and the evaluator run; and with the flags of this process, as the command corrupt runs. */
    static List<Peer> tarnish(int threads) {
        var computing = Program.service(LearningPeer.class, List.of(String.valueOf(threads)));
        var corrupting = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        corrupting.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        corrupting.addAll(List.of("-cp", Program.classPath(), CorruptionPeer.class.getName()));
        return List.of(
                new Peer(TARNISH, NETWORKS, computing.command(), computing.environment()),
                new Peer(TARNISH + "-corruptions", CORRUPTIONS, corrupting, Map.of()));
    }

    /**
     * The others.
     *
     * @param scripts the folder of their programs
     */
    static List<Peer> inPython(String python, Path scripts, int threads) {
        var pytorch = scripts.resolve("peer_pytorch.py").toString();
        var plain = new HashMap<>(Map.of(
                "OMP_WAIT_POLICY", "PASSIVE",
                "OMP_NUM_THREADS", String.valueOf(threads),
                "PYTHONDONTWRITEBYTECODE", "1"));
        var tuned = new HashMap<>(plain);
        Program.service(LearningPeer.class, List.of()).environment().forEach((name, value) -> {
            if (ALLOCATOR.stream().anyMatch(name::startsWith)) {
                tuned.put(name, value);
            }
        });
        var corrupting = Map.of(
                "OMP_NUM_THREADS", "1",
                "OPENBLAS_NUM_THREADS", "1",
                "MKL_NUM_THREADS", "1",
                "NUMBA_NUM_THREADS", "1",
                "NO_ALBUMENTATIONS_UPDATE", "1",
                "PYTHONDONTWRITEBYTECODE", "1");
        return List.of(
                new Peer("pytorch", NETWORKS, List.of(python, pytorch, "plain"), plain),
                new Peer("pytorch-tuned", NETWORKS, List.of(python, pytorch, "tuned"), tuned),
                new Peer("pytorch-compiled", NETWORKS, List.of(python, pytorch, "compiled"), tuned),
                inPython("imagecorruptions", python, scripts, corrupting),
                inPython("albumentations", python, scripts, corrupting));
    }

    private static Peer inPython(String name, String python, Path scripts, Map<String, String> environment) {
        var script = scripts.resolve("peer_" + name + ".py").toString();
        return new Peer(name, CORRUPTIONS, List.of(python, script), environment);
    }
}
