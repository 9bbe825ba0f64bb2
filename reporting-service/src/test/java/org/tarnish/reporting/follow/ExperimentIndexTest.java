package org.tarnish.reporting.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexTest {
    private static final String OLD = "zebra-20260101-120000-aaaaaa";
    private static final String NEW = "aardvark-20260201-120000-aaaaaa";

    @Test
    void theTimeInAnIdCountsAndNotTheName() {
        assertThat(ExperimentIndex.of(List.of(OLD, NEW), Set.of()).ids()).containsExactly(NEW, OLD);
    }

    @Test
    void idsWithoutATimeAreTheLatestWhileOpenAndTheEarliestAfter() {
        assertThat(ExperimentIndex.of(List.of("ended", "open", OLD, NEW), Set.of("open"))
                        .ids())
                .containsExactly("open", NEW, OLD, "ended");
        assertThat(ExperimentIndex.isTimed(OLD)).isTrue();
        assertThat(ExperimentIndex.isTimed("e-20260101-1200-x")).isFalse();
    }

    @Test
    void pagesHoldEveryIdOnce() {
        var index = ExperimentIndex.of(List.of("a", "b", "c", OLD, NEW), Set.of("b"));
        var seen = new ArrayList<String>();
        for (var page = index.after(null, 2); !page.isEmpty(); page = index.after(seen.get(seen.size() - 1), 2)) {
            seen.addAll(page);
        }

        assertThat(seen).isEqualTo(index.ids());
    }

    @Test
    void aPageFollowsAnIdThatHasGone() {
        assertThat(ExperimentIndex.of(List.of(OLD, NEW), Set.of()).after("gone-20260115-120000-x", 5))
                .containsExactly(OLD);
    }
}
