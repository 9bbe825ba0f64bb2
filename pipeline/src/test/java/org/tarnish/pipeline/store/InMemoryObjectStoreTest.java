package org.tarnish.pipeline.store;

import org.tarnish.pipeline.fake.InMemoryObjectStore;

/** The fake keeps what it stands for. */
class InMemoryObjectStoreTest extends ObjectStoreContract {
    private final InMemoryObjectStore store = new InMemoryObjectStore();

    @Override
    protected ObjectStore store() {
        return store;
    }
}
