package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeveritiesTest {
    private final Severities<Integer> severities =
            new Severities<>(List.of(1, 2, 3, 4, 5), List.of(10, 20, 30, 40, 50));

    @Test
    void theTableDecidesTheConstants() {
        assertThat(severities.at(1, SeverityTable.CIFAR)).isEqualTo(1);
        assertThat(severities.at(5, SeverityTable.IMAGENET)).isEqualTo(50);
    }

    @Test
    void aTableWithoutFiveEntriesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Severities<>(List.of(1, 2, 3, 4), List.of(1, 2, 3, 4, 5)))
                .withMessageContaining("needs 5 entries, was 4 (cifar)");
    }
}
