package org.tarnish.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Where data sets are looked for first: a folder, or an address that has the same files below it. */
public sealed interface Mirror {
    /** A folder of data sets. */
    record InFolder(Path folder) implements Mirror {}

    /** An http or https address that ends in {@code /}. */
    record AtAddress(URI address) implements Mirror {}

    /**
     * The mirror that a setting such as {@code TARNISH_DATASETS} names; a relative folder is taken from the working
     * directory.
     *
     * @throws IllegalArgumentException if an address cannot be understood
     */
    static Mirror of(String setting) {
        var lower = setting.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return new AtAddress(URI.create(setting.endsWith("/") ? setting : setting + "/"));
        }
        if (lower.startsWith("file:")) {
            return new InFolder(Path.of(URI.create(setting)));
        }
        return new InFolder(Path.of(setting).toAbsolutePath().normalize());
    }
}
