package org.tarnish.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.reporting.report.Condition.Family;

class ConditionTest {
    @ParameterizedTest
    @CsvSource({
        "clean, CLEAN, clean images",
        "gaussian_noise-3, CORRUPTION, 'gaussian_noise, severity 3'",
        "crop-0.25, REDUCTION, 'crop, quality 0.25'",
        "color-1, REDUCTION, 'color, quality 1'",
        "minimal-crop, OTHER, 'minimal images, crop'",
        "my-photos-3, OTHER, my-photos-3"
    })
    void aLabelSaysWhatItIs(String label, Family family, String words) {
        var condition = Condition.named(label);

        assertThat(condition.family()).isEqualTo(family);
        assertThat(condition.words()).isEqualTo(words);
        assertThat(condition.label()).isEqualTo(label);
    }
}
