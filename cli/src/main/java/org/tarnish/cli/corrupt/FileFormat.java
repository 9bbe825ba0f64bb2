package org.tarnish.cli.corrupt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** How one corrupted image is kept as a file. */
public enum FileFormat {
    /** Quality 85 with chroma at half resolution, as ImageNet-C was published; loses a little more. */
    JPEG(".jpg", List.of(".jpg", ".jpeg")),
    /** Without loss. */
    PNG(".png", List.of(".png"));

    private final String ending;
    private final List<String> endings;

    FileFormat(String ending, List<String> endings) {
        this.ending = ending;
        this.endings = endings;
    }

    /** As on the command line, such as {@code jpeg}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A file name that fits the format: as it is, or with another ending in the place of an image's. */
    String named(String file) {
        var lower = file.toLowerCase(Locale.ROOT);
        if (endings.stream().anyMatch(lower::endsWith)) {
            return file;
        }
        var dot = file.lastIndexOf('.');
        return (dot > file.lastIndexOf('/') + 1 ? file.substring(0, dot) : file) + ending;
    }
}
