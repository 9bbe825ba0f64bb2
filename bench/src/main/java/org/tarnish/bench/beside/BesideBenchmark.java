package org.tarnish.bench.beside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tarnish.bench.peer.Peer;
import org.tarnish.pipeline.json.Json;

/** Measures Tarnish and its peers in turns, and says and writes how they compare. */
public final class BesideBenchmark {
    private final Settings settings;
    private final Path folder;
    private final Consumer<String> say;

    /**
     * How it is run.
     *
     * @param rounds at least 1
     * @param threads of networks' engines, at least 1
     * @param device auto, cpu or cuda:N
     * @param json where comparisons are written to as well
     */
    public record Settings(Cases cases, int rounds, int threads, String device, Optional<Path> json) {}

    /**
     * @param folder an existing one for this run alone
     */
    public BesideBenchmark(Settings settings, Path folder, Consumer<String> say) {
        this.settings = settings;
        this.folder = folder;
        this.say = say;
    }

    /**
     * Runs all cases.
     *
     * @param python a program that runs Python 3
     * @param scripts the folder of the peers' programs
     * @throws IOException if Tarnish fails, Python cannot be started, or the file cannot be written
     */
    public void run(String python, Path scripts) throws IOException {
        run(Peers.tarnish(settings.threads()), Peers.inPython(python, scripts, settings.threads()));
    }

    List<Comparison> run(List<Peer> tarnish, List<Peer> peers) throws IOException {
        var own = contenders(tarnish);
        var others = contenders(peers);
        try {
            return compare(new Turns(own, others, settings.rounds()));
        } finally {
            own.forEach(Contender::close);
            others.forEach(Contender::close);
        }
    }

    private List<Comparison> compare(Turns turns) throws IOException {
        var all = new ArrayList<Comparison>();
        var jobs = Jobs.of(settings.cases(), settings.threads(), settings.device(), folder);
        say.accept(ComparisonLine.HEAD);
        for (var job : jobs) {
            add(turns.of(job), all);
        }
        for (int side : settings.cases().together()) {
            add(Together.of(side, all), all);
        }
        return List.copyOf(all);
    }

    /** What is known by now is written at once: a run takes long, and somebody may end it. */
    private void add(List<Comparison> comparisons, List<Comparison> all) throws IOException {
        comparisons.forEach(comparison -> say.accept(ComparisonLine.of(comparison)));
        all.addAll(comparisons);
        if (settings.json().isPresent()) {
            Files.write(settings.json().get(), Json.pretty(all));
        }
    }

    private List<Contender> contenders(List<Peer> peers) {
        return peers.stream().map(peer -> new Contender(peer, folder, say)).toList();
    }
}
