package org.tarnish.dataset;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The data sets that are known by name. A new one is one line here. */
public final class DatasetCatalog {
    /** The one data set that ships with Tarnish and is found nowhere else. */
    public static final String DIGITS = "digits";

    private static final String KRIZ = "https://www.cs.toronto.edu/~kriz/";

    /** The sums are as published; those of CIFAR's page are MD5, {@code c32a1d4a...} and {@code 03b5dce0...}. */
    private static final List<Named> ENTRIES = List.of(
            new Named(DIGITS, Optional.empty()),
            official(
                    "cifar10",
                    "cifar-10-binary.tar.gz",
                    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
            official(
                    "cifar100",
                    "cifar-100-binary.tar.gz",
                    "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"));

    private DatasetCatalog() {}

    /**
     * A data set with a name.
     *
     * @param archive its official archive; empty for what ships with Tarnish
     */
    public record Named(String name, Optional<Archive> archive) {}

    /**
     * An archive on the network.
     *
     * @param file its official file name
     * @param address where its publisher keeps it
     * @param sha256 of its content
     */
    public record Archive(String file, URI address, String sha256) {}

    public static List<Named> entries() {
        return ENTRIES;
    }

    public static List<String> names() {
        return ENTRIES.stream().map(Named::name).toList();
    }

    static Optional<Named> find(String name) {
        return ENTRIES.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private static Named official(String name, String file, String sha256) {
        return new Named(name, Optional.of(new Archive(file, URI.create(KRIZ + file), sha256)));
    }
}
