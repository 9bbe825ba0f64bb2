package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class JpegCompressionTest {
    @Test
    void flatImagesKeepTheirLevelUpToTheRoundingOfTheirMean() {
        // At quality 7 a mean is kept in steps of 114 / 8 levels from 128: 128 + 14.25 * 5 = 199.25.
        var flat = new JpegCompression()
                .apply(Images.constant(20, 9, 200), 5, SeverityTable.IMAGENET, SeededRandomness.of(0, "", 0));
        assertThat(flat).isEqualTo(Images.constant(20, 9, 199));
    }
}
