package org.tarnish.reporting.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.store.StoreUnavailable;

class GlancesTest {
    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Test
    void manyThingsAreReadAtOnceAndAllOfThem() {
        try (var glances = new Glances(store, () -> {})) {
            var things = IntStream.range(0, 10_000).boxed().toList();

            assertThat(glances.atEach(things, (archive, i) -> i % 2 == 0 ? Optional.of(2 * i) : Optional.empty()))
                    .hasSize(5_000)
                    .containsEntry(4_242, 8_484);
        }
    }

    @Test
    void aFailureReachesWhoeverReads() {
        try (var glances = new Glances(store, () -> {})) {
            assertThatThrownBy(() -> glances.at(archive -> {
                        throw new IllegalArgumentException("no such thing");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no such thing");
        }
    }

    @Test
    void whileAllReadersHangWhatIsTooMuchIsRefusedAtOnce() {
        var hanging = new CountDownLatch(1);
        try (var glances = new Glances(store, () -> {})) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100_000; i++) {
                            glances.aside(archive -> {
                                try {
                                    hanging.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
                        }
                    })
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("try again");
        } finally {
            hanging.countDown();
        }
    }

    @Test
    void closesWhatItReads() {
        var closed = new CountDownLatch(1);

        new Glances(store, closed::countDown).close();

        assertThat(closed.getCount()).isZero();
    }
}
