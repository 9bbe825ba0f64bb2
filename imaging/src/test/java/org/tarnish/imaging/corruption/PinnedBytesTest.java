package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/**
 * The bytes of a corrupted image depend on seed, corruption, severity, table and index alone: no JDK, machine or change
 * of the code may give others, or published results could not be repeated. Whoever changes bytes on purpose pins the
 * new checksums and says so to users.
 */
class PinnedBytesTest {
    private static final Map<String, String> CHECKSUMS = new TreeMap<>(Map.ofEntries(
            Map.entry("brightness", "d68bc655"),
            Map.entry("contrast", "18ad81b0"),
            Map.entry("defocus_blur", "57eee08b"),
            Map.entry("elastic_transform", "a037b454"),
            Map.entry("fog", "95c8b1e0"),
            Map.entry("frost", "d970b44d"),
            Map.entry("gaussian_blur", "3331a2f5"),
            Map.entry("gaussian_noise", "d5d6262a"),
            Map.entry("glass_blur", "b4375087"),
            Map.entry("impulse_noise", "94b1675c"),
            Map.entry("jpeg_compression", "8510ae32"),
            Map.entry("motion_blur", "c8d13efa"),
            Map.entry("pixelate", "b5df20e6"),
            Map.entry("saturate", "aa1ea65d"),
            Map.entry("shot_noise", "59a0524a"),
            Map.entry("snow", "726193eb"),
            Map.entry("spatter", "a959b5e4"),
            Map.entry("speckle_noise", "9ad6431c"),
            Map.entry("zoom_blur", "19564d8c")));

    @Test
    void bytesNeverChange() {
        var checksums = new TreeMap<String, String>();
        var image = Images.photo(45, 38);
        for (var corruption : Corruptions.all()) {
            var checksum = new CRC32();
            for (var table : SeverityTable.values()) {
                for (var severity = 1; severity <= Severities.STRONGEST; severity++) {
                    var random = SeededRandomness.of(17, corruption.name() + severity + table, 4);
                    checksum.update(
                            corruption.apply(image, severity, table, random).samples());
                }
            }
            checksums.put(corruption.name(), Long.toHexString(checksum.getValue()));
        }
        // A corruption that has come since has no sum here until there is a release with it.
        assertThat(checksums).containsAllEntriesOf(CHECKSUMS);
    }
}
