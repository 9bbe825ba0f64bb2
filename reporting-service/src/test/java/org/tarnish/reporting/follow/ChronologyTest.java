package org.tarnish.reporting.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChronologyTest {
    private final Chronology chronology = new Chronology();

    @Test
    void idsThatTarnishMakesEndWithTheirTime() {
        assertThat(Chronology.stamp("cifar-10-20260314-092653-7f3a9c")).contains(Instant.parse("2026-03-14T09:26:53Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mine", "x-20261314-092653-a", "x-20260314-092653", "20260314-092653-a", "x-20260314-256653-a"})
    void otherIdsHaveNone(String id) {
        assertThat(Chronology.stamp(id)).isEmpty();
    }

    @Test
    void onlyIdsWithoutATimeAreAskedForAndOnce() {
        var ids = List.of("a-20260101-000000-x", "mine", "b-20260103-000000-x");
        var asked = Map.of("mine", Instant.parse("2026-01-02T00:00:00Z"));

        for (int i = 0; i < 2; i++) {
            int time = i;
            assertThat(chronology.latestFirst(ids, unknown -> {
                        assertThat(unknown).containsExactly("mine");
                        assertThat(time).isZero();
                        return asked;
                    }))
                    .containsExactly("b-20260103-000000-x", "mine", "a-20260101-000000-x");
        }
    }

    @Test
    void ofOneSecondTheOrderIsThatOfTheIds() {
        assertThat(chronology.latestFirst(List.of("a-20260101-000000-x", "b-20260101-000000-x"), unknown -> Map.of()))
                .containsExactly("b-20260101-000000-x", "a-20260101-000000-x");
    }
}
