package org.tarnish.machine.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a CPU says of itself, as far as speed depends on it.
 *
 * @param model its name
 * @param features those of the instructions for vectors and matrices that it has; with {@code avx512_bf16} or
 *     {@code amx_bf16} it computes in bfloat16
 */
public record Processor(String model, List<String> features) {
    private static final Path INFO = Path.of("/proc/cpuinfo");
    private static final List<String> TOLD =
            List.of("avx2", "avx512f", "avx512_bf16", "avx512_fp16", "amx_bf16", "amx_fp16", "asimd", "bf16", "sve");

    /** This machine's first one, or empty where Linux does not tell. */
    public static Optional<Processor> here() {
        try {
            return Optional.of(of(Files.readString(INFO)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The first of those that Linux describes, one to a paragraph. */
    static Processor of(String cpuinfo) {
        var flags = Arrays.asList(value(cpuinfo, "flags|Features").split("\\s+"));
        return new Processor(
                value(cpuinfo, "model name|CPU part"),
                TOLD.stream().filter(flags::contains).toList());
    }

    /** Whether it multiplies matrices of bfloat16 at once, several times as fast as those of float32. */
    public boolean multipliesBfloat16() {
        return features.contains("amx_bf16");
    }

    /** In one line. */
    public String line() {
        return "CPU: " + model + "; " + (features.isEmpty() ? "none of " + TOLD : String.join(", ", features));
    }

    private static String value(String cpuinfo, String names) {
        return cpuinfo.lines()
                .filter(line -> line.matches("(" + names + ")\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
