package org.tarnish.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatasetCatalogTest {
    @Test
    void knowsItsDataSetsByUniqueNames() {
        assertThat(DatasetCatalog.names())
                .containsExactly("digits", "cifar10", "cifar100")
                .doesNotHaveDuplicates();
    }

    @Test
    void hasACompleteLineForEachArchive() {
        assertThat(DatasetCatalog.entries())
                .filteredOn(entry -> entry.archive().isPresent())
                .allSatisfy(entry -> {
                    var archive = entry.archive().orElseThrow();
                    assertThat(archive.sha256()).matches("[0-9a-f]{64}");
                    assertThat(archive.address()).hasScheme("https").asString().endsWith("/" + archive.file());
                });
    }
}
