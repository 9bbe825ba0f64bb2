package org.tarnish.imaging.corruption.catalogue;

import java.util.List;
import org.tarnish.imaging.Catalogue;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.blur.DefocusBlur;
import org.tarnish.imaging.corruption.blur.GaussianBlur;
import org.tarnish.imaging.corruption.blur.GlassBlur;
import org.tarnish.imaging.corruption.blur.MotionBlur;
import org.tarnish.imaging.corruption.blur.ZoomBlur;
import org.tarnish.imaging.corruption.digital.Brightness;
import org.tarnish.imaging.corruption.digital.Contrast;
import org.tarnish.imaging.corruption.digital.ElasticTransform;
import org.tarnish.imaging.corruption.digital.JpegCompression;
import org.tarnish.imaging.corruption.digital.Pixelate;
import org.tarnish.imaging.corruption.digital.Saturate;
import org.tarnish.imaging.corruption.noise.GaussianNoise;
import org.tarnish.imaging.corruption.noise.ImpulseNoise;
import org.tarnish.imaging.corruption.noise.ShotNoise;
import org.tarnish.imaging.corruption.noise.SpeckleNoise;
import org.tarnish.imaging.corruption.weather.Fog;
import org.tarnish.imaging.corruption.weather.Frost;
import org.tarnish.imaging.corruption.weather.FrostTextures;
import org.tarnish.imaging.corruption.weather.Snow;
import org.tarnish.imaging.corruption.weather.Spatter;

/**
 * Every corruption there is, in the order of the literature: noise, blur, weather, digital; then those of other jars on
 * the class path.
 */
public final class Corruptions {
    private static final Catalogue<Corruption> CATALOGUE = with(FrostTextures.synthesized());

    /** The 15 that the mean corruption error of the literature is taken over, and no other that ever comes. */
    private static final List<String> MAIN = List.of(
            "gaussian_noise",
            "shot_noise",
            "impulse_noise",
            "defocus_blur",
            "glass_blur",
            "motion_blur",
            "zoom_blur",
            "snow",
            "frost",
            "fog",
            "brightness",
            "contrast",
            "elastic_transform",
            "pixelate",
            "jpeg_compression");

    /** The four that the literature keeps for validation and leaves out of its mean corruption error. */
    private static final List<String> EXTRA = List.of("speckle_noise", "gaussian_blur", "spatter", "saturate");

    private Corruptions() {}

    /** The same corruptions with {@link Frost} on other textures, such as the originals. */
    public static Catalogue<Corruption> with(FrostTextures textures) {
        return Catalogue.extensible(
                "corruption",
                Corruption.class,
                Corruption::name,
                List.of(
                        new GaussianNoise(),
                        new ShotNoise(),
                        new ImpulseNoise(),
                        new SpeckleNoise(),
                        new DefocusBlur(),
                        new GlassBlur(),
                        new MotionBlur(),
                        new ZoomBlur(),
                        new GaussianBlur(),
                        new Snow(),
                        new Frost(textures),
                        new Fog(),
                        new Spatter(),
                        new Brightness(),
                        new Contrast(),
                        new ElasticTransform(),
                        new Pixelate(),
                        new JpegCompression(),
                        new Saturate()));
    }

    public static List<Corruption> all() {
        return CATALOGUE.all();
    }

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /** The names of the 15 that the mean corruption error is taken over. */
    public static List<String> mainNames() {
        return MAIN;
    }

    /** The names of the four that ImageNet-C and CIFAR-10-C hold beside the main ones. */
    public static List<String> extraNames() {
        return EXTRA;
    }

    /** @throws IllegalArgumentException if there is no such corruption; the message lists the known names */
    public static Corruption named(String name) {
        return CATALOGUE.named(name);
    }
}
