package org.tarnish.corruption;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are checked and shards written where no engine is installed. */
class ClassPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"ai.djl.engine.Engine", "ai.djl.pytorch.jni.JniUtils", "org.tarnish.learning.engine.Engines"})
    void holdsNoEngine(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }
}
