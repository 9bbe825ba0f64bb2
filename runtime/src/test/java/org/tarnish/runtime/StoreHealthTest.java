package org.tarnish.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.fake.InMemoryObjectStore;

class StoreHealthTest {
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final StoreHealth health = new StoreHealth(store);

    @Test
    void readinessFollowsTheStore() {
        assertThat(health.call().getName()).isEqualTo("object store");
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);

        store.failPuts("");
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);

        store.failPuts(null);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }
}
