package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private final ImageCollection digits = ImageCollection.digits();

    @Test
    void has1797ImagesInTenClasses() throws IOException {
        var listing = digits.list();

        assertThat(listing.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(listing.entries()).hasSize(1797);
        assertThat(listing.entries().get(0)).isEqualTo(new Entry("0/0000", 0, Optional.empty()));
        var perClass = listing.entries().stream().collect(Collectors.groupingBy(Entry::label, Collectors.counting()));
        // Published with the data set: the classes of the test set.
        assertThat(perClass.values()).containsExactly(178L, 182L, 177L, 183L, 181L, 182L, 181L, 179L, 174L, 180L);
    }

    @Test
    void spreadsItsSeventeenLevelsOverGrey() throws IOException {
        // The first line of the file begins 0,0,5,13,9,1: 5 * 255 / 16 = 79.7, 13 * 255 / 16 = 207.2.
        var image = Seen.of(digits, index -> index == 0).images.get(0);

        assertThat(image.width()).isEqualTo(8);
        assertThat(image.height()).isEqualTo(8);
        for (var channel = 0; channel < 3; channel++) {
            assertThat(image.sample(1, 0, channel)).isZero();
            assertThat(image.sample(2, 0, channel)).isEqualTo(80);
            assertThat(image.sample(3, 0, channel)).isEqualTo(207);
        }
    }

    @Test
    void readsEveryImage() throws IOException {
        assertThat(Seen.of(digits).images).hasSize(1797);
        assertThat(digits.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void shipsItsLicense() throws IOException {
        try (var license = Digits.class.getResourceAsStream("digits/LICENSE.txt")) {
            assertThat(new String(license.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("CC BY 4.0", "10.24432/C50P49", "Alpaydin", "Kaynak");
        }
    }
}
