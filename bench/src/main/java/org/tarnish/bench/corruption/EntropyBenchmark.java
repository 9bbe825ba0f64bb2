package org.tarnish.bench.corruption;

import java.util.Locale;
import java.util.function.Consumer;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.entropy.Entropy;

/** What it costs to know an image's bytes as PNG. */
public final class EntropyBenchmark {
    private final Consumer<String> say;

    public EntropyBenchmark(Consumer<String> say) {
        this.say = say;
    }

    /** Says a line for each image. */
    public void run(Image... images) {
        var clock = new CpuClock();
        var entropy = new Entropy();
        for (var image : images) {
            var milliseconds = clock.milliseconds(index -> entropy.bytes(image));
            say.accept(String.format(
                    Locale.ROOT,
                    "PNG entropy of a %d x %d image (%d bytes): %.4f ms CPU.",
                    image.width(),
                    image.height(),
                    entropy.bytes(image),
                    milliseconds));
        }
    }
}
