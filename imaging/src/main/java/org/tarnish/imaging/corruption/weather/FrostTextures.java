package org.tarnish.imaging.corruption.weather;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.tarnish.imaging.Image;
import org.tarnish.machine.file.Sha256;

/**
 * The five pictures of frosted glass that {@link Frost} takes its windows from. Immutable and safe for concurrent use.
 *
 * <p>The originals come from the web without a license, so the product ships textures of its own, made by code. Results
 * with different textures are not comparable to the last point: {@link #identity()} tells which ones were used.
 */
public final class FrostTextures {
    /** Frost needs this many textures. */
    public static final int COUNT = 5;

    private final String identity;
    private final Supplier<List<Image>> images;

    private FrostTextures(String identity, Supplier<List<Image>> images) {
        this.identity = identity;
        this.images = images;
    }

    /** The product's own textures: the same bytes everywhere, made when first needed (some tenths of a second). */
    public static FrostTextures synthesized() {
        return new FrostTextures(SynthesizedFrost.VERSION, () -> Synthesized.IMAGES);
    }

    /**
     * Textures of the caller's, such as the originals {@code frost1.png, frost2.png, frost3.png, frost4.jpg,
     * frost5.jpg} in this order. There is an original {@code frost6.jpg}, but the reference never uses it.
     *
     * @throws IllegalArgumentException if there are not exactly five
     */
    public static FrostTextures of(List<Image> textures) {
        if (textures.size() != COUNT) {
            throw new IllegalArgumentException("frost needs exactly " + COUNT + " textures, was " + textures.size()
                    + "; of the original files it takes frost1 to frost5 and never frost6.jpg");
        }
        var images = List.copyOf(textures);
        return new FrostTextures("sha256-" + digest(images), () -> images);
    }

    /** {@code synthesized-v1}, or {@code sha256-} and the hash of all sizes and samples: equal for equal textures. */
    public String identity() {
        return identity;
    }

    /** @param index 0..4 */
    Image texture(int index) {
        return images.get().get(index);
    }

    private static String digest(List<Image> images) {
        var sum = new Sha256();
        for (var image : images) {
            sum.add(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(image.width())
                    .putInt(image.height())
                    .flip());
            sum.add(ByteBuffer.wrap(image.samples()));
        }
        return sum.hex();
    }

    /** Loaded, and so made, once when first asked for. */
    private static final class Synthesized {
        private static final List<Image> IMAGES = SynthesizedFrost.textures();
    }
}
