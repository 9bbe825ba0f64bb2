package org.tarnish.bench.corruption;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.tarnish.imaging.entropy.Entropy;

/** What it costs to know an image's bytes as PNG. */
public final class EntropyBenchmark {
    private final Consumer<String> say;

    public EntropyBenchmark(Consumer<String> say) {
        this.say = say;
    }

    /** Says a line for a square image of each size. */
    public void run(int... sides) throws IOException {
        for (int side : sides) {
            var image = Scene.of(side);
            var milliseconds = LoopClock.milliseconds(EntropyLoop.class, Map.of("side", side));
            say.accept(String.format(
                    Locale.ROOT,
                    "PNG entropy of a %d x %d image (%d bytes): %.4f ms CPU.",
                    image.width(),
                    image.height(),
                    new Entropy().bytes(image),
                    milliseconds));
        }
    }
}
