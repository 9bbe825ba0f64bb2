package org.tarnish.reporting.follow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
    @Test
    void whatWasNotAskedForTheLongestGoesFirst() {
        var recent = new WeightedCache<String, Integer>(2);
        recent.put("a", 1);
        recent.put("b", 2);
        recent.get("a");
        recent.get("c", () -> 3);

        assertThat(recent.get("a")).contains(1);
        assertThat(recent.get("b")).isEmpty();
        assertThat(recent.get("c")).contains(3);
        assertThat(recent.size()).isEqualTo(2);
    }

    @Test
    void weightsAreWhatIsBounded() {
        var recent = new WeightedCache<String, Integer>(10, weight -> weight);
        recent.put("a", 4);
        recent.put("b", 4);
        recent.put("b", 6);
        assertThat(recent.get("a")).contains(4);

        recent.put("c", 11);

        assertThat(recent.size()).isEqualTo(1);
        assertThat(recent.get("c")).contains(11);
    }
}
