package org.tarnish.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue<String> fruits = new Catalogue<>("fruit", Function.identity(), List.of("pear", "apple"));

    @Test
    void entriesKeepTheirOrder() {
        assertThat(fruits.all()).containsExactly("pear", "apple");
        assertThat(fruits.names()).containsExactly("pear", "apple");
    }

    @Test
    void anEntryIsFoundByItsName() {
        assertThat(fruits.named("apple")).isEqualTo("apple");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fruits.named("aple"))
                .withMessage("no fruit named 'aple'; known: pear, apple");
    }

    @Test
    void twoEntriesOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Catalogue<>("fruit", Function.identity(), List.of("fig", "fig")))
                .withMessageContaining("'fig'");
    }
}
