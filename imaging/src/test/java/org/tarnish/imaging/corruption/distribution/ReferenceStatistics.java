package org.tarnish.imaging.corruption.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The reference's statistics of one corruption at one size: mean and deviation over 50 seeds. */
final class ReferenceStatistics {
    private final JsonNode images;

    ReferenceStatistics(Path file) throws IOException {
        images = new ObjectMapper().readTree(file.toFile()).get("images");
    }

    double[] means(String image, int severity, String statistic) {
        return numbers(image, severity, statistic, "mean");
    }

    double[] deviations(String image, int severity, String statistic) {
        return numbers(image, severity, statistic, "std");
    }

    private double[] numbers(String image, int severity, String statistic, String kind) {
        var value = images.required(image)
                .required(Integer.toString(severity))
                .required(statistic)
                .required(kind);
        return value.isArray()
                ? IntStream.range(0, value.size())
                        .mapToDouble(i -> value.get(i).doubleValue())
                        .toArray()
                : new double[] {value.doubleValue()};
    }
}
