package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

class SeededCorruptionTest {
    private static final Corruption NOISE = Corruptions.named("gaussian_noise");

    private final Image grey = grey();

    @Test
    void itsDrawsAreThoseOfSeedNameSeverityTableAndIndex() {
        var made = new SeededCorruption(NOISE, 3, SeverityTable.CIFAR, 7).apply(grey, 11);
        var draws = SeededRandomness.of(7, "gaussian_noise-3-CIFAR", 11);
        assertThat(made).isEqualTo(NOISE.apply(grey, 3, SeverityTable.CIFAR, draws));
    }

    @Test
    void everyPartChangesTheDraws() {
        var made = Stream.of(
                        new SeededCorruption(NOISE, 3, SeverityTable.CIFAR, 0).apply(grey, 0),
                        new SeededCorruption(NOISE, 3, SeverityTable.CIFAR, 0).apply(grey, 1),
                        new SeededCorruption(NOISE, 3, SeverityTable.CIFAR, 1).apply(grey, 0),
                        new SeededCorruption(NOISE, 3, SeverityTable.IMAGENET, 0).apply(grey, 0),
                        new SeededCorruption(NOISE, 2, SeverityTable.CIFAR, 0).apply(grey, 0))
                .toList();
        assertThat(made).doesNotHaveDuplicates();
    }

    @Test
    void refusesASeverityThatThereIsNot() {
        assertThatThrownBy(() -> new SeededCorruption(NOISE, 6, SeverityTable.CIFAR, 0))
                .hasMessage("severity must be in 1..5, was 6");
    }

    private static Image grey() {
        var samples = new byte[8 * 8 * Image.CHANNELS];
        java.util.Arrays.fill(samples, (byte) 128);
        return new Image(8, 8, samples);
    }
}
