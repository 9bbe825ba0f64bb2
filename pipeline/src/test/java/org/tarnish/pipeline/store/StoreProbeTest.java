package org.tarnish.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.fake.InMemoryObjectStore;

class StoreProbeTest {
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final AtomicInteger races = new AtomicInteger();

    /** The store, with other conditional puts. */
    private ObjectStore with(ConditionalPut put) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("putIfAbsent")) {
                        races.incrementAndGet();
                        return put.put((String) arguments[0], (byte[]) arguments[1]);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @FunctionalInterface
    private interface ConditionalPut {
        boolean put(String key, byte[] content);
    }

    @Test
    void aStoreWithConditionalPutsIsProvenOnceAndKeepsOnlyTheMark() {
        var working = with((key, content) -> store.putIfAbsent(key, content, "text/plain"));

        StoreProbe.check(working);
        int once = races.get();
        StoreProbe.check(working);

        assertThat(once).isEqualTo(16);
        assertThat(races).hasValue(once);
        assertThat(store.list("")).containsExactly("probe/conditional-puts-v1");
    }

    @Test
    void aStoreThatIgnoresTheConditionIsNamedAsSuchAndNotMarked() {
        var careless = with((key, content) -> {
            store.put(key, content, "text/plain");
            return true;
        });

        assertThatThrownBy(() -> StoreProbe.check(careless))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("8 of 8 concurrent conditional puts")
                .hasMessageContaining("exactly 1 must");
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void aStoreThatLetsNobodyWinIsNamedAsSuch() {
        assertThatThrownBy(() -> StoreProbe.check(with((key, content) -> false)))
                .hasMessageContaining("0 of 8 concurrent conditional puts");
    }

    @Test
    void aStoreThatIsAwayIsNotEvaluated() {
        assertThatThrownBy(() -> StoreProbe.check(with((key, content) -> {
                    throw new StoreUnavailable("away", null);
                })))
                .isInstanceOf(StoreUnavailable.class);
        assertThatCode(() -> StoreProbe.check(store)).doesNotThrowAnyException();
    }
}
