package org.tarnish.imaging.corruption.distribution;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.StructuralSimilarity;

/** The numbers by which corruptions of one square clean image are compared, as the golden data's README defines them. */
final class Statistics {
    private final Image clean;
    private final PowerSpectrum spectrum;

    Statistics(Image clean) {
        this.clean = clean;
        spectrum = new PowerSpectrum(clean.width());
    }

    /** By name; {@code psd} has eight values, all others one. */
    Map<String, double[]> of(Image corrupted) {
        var count = corrupted.samples().length;
        var residuals = new double[count];
        var means = new double[Image.CHANNELS];
        var residualMeans = new double[Image.CHANNELS];
        var squares = 0.0;
        var plane = new double[count / Image.CHANNELS];
        for (var i = 0; i < count; i++) {
            var level = corrupted.samples()[i] & 0xff;
            residuals[i] = level - (clean.samples()[i] & 0xff);
            means[i % Image.CHANNELS] += level / (double) plane.length;
            residualMeans[i % Image.CHANNELS] += residuals[i] / plane.length;
            squares += residuals[i] * residuals[i];
            plane[i / Image.CHANNELS] += residuals[i] / Image.CHANNELS;
        }
        var mean = (residualMeans[0] + residualMeans[1] + residualMeans[2]) / Image.CHANNELS;
        var numbers = new LinkedHashMap<String, double[]>();
        numbers.put("mse", new double[] {squares / count});
        numbers.put("ssim", new double[] {StructuralSimilarity.of(clean, corrupted)});
        numbers.put("mean_r", new double[] {means[0]});
        numbers.put("mean_g", new double[] {means[1]});
        numbers.put("mean_b", new double[] {means[2]});
        numbers.put("res_mean", new double[] {mean});
        numbers.put("res_std", new double[] {Math.sqrt(squares / count - mean * mean)});
        for (var i = 0; i < count; i++) {
            residuals[i] -= residualMeans[i % Image.CHANNELS];
        }
        numbers.put("ac_h", new double[] {correlation(residuals, 1, 0)});
        numbers.put("ac_v", new double[] {correlation(residuals, 0, 1)});
        numbers.put("psd", spectrum.bands(plane));
        return numbers;
    }

    /** The mean product of residuals that are a step apart over their mean square. */
    private double correlation(double[] residuals, int right, int down) {
        var products = 0.0;
        for (var y = 0; y < clean.height() - down; y++) {
            for (var x = 0; x < clean.width() - right; x++) {
                for (var channel = 0; channel < Image.CHANNELS; channel++) {
                    products += residuals[(y * clean.width() + x) * Image.CHANNELS + channel]
                            * residuals[((y + down) * clean.width() + x + right) * Image.CHANNELS + channel];
                }
            }
        }
        var squares = 0.0;
        for (var residual : residuals) {
            squares += residual * residual;
        }
        var pairs = (clean.width() - right) * (double) (clean.height() - down) * Image.CHANNELS;
        return products / pairs / (squares / residuals.length);
    }
}
