package org.tarnish.dataset.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that are read: what their names end in, and how their content begins. */
public enum ImageFormat {
    PNG("PNG", List.of("png", "apng"), "\u0089PNG"),
    JPEG("JPEG", List.of("jpg", "jpeg", "jpe", "jfif"), "\u00ff\u00d8\u00ff"),
    GIF("GIF", List.of("gif"), "GIF87a", "GIF89a"),
    BMP("BMP", List.of("bmp", "dib"), "BM"),
    WEBP("WebP", List.of("webp"), "RIFF????WEBP"),
    TIFF("TIFF", List.of("tif", "tiff"), "II*\0", "MM\0*", "II+\0", "MM\0+"),
    PNM(
            "PBM, PGM or PPM",
            List.of("pbm", "pgm", "ppm", "pnm"),
            Stream.of("P1", "P2", "P3", "P4", "P5", "P6")
                    .flatMap(kind -> Stream.of("\t", "\n", "\u000b", "\f", "\r", " ", "#")
                            .map(kind::concat))
                    .toArray(String[]::new));

    private final String title;
    private final List<String> endings;
    private final List<String> signatures;

    ImageFormat(String title, List<String> endings, String... signatures) {
        this.title = title;
        this.endings = endings;
        this.signatures = List.of(signatures);
    }

    /** The format by the first bytes; empty if it is none that is read. */
    static Optional<ImageFormat> of(byte[] content) {
        return Arrays.stream(values())
                .filter(format ->
                        format.signatures.stream().anyMatch(signature -> Signature.matches(content, signature)))
                .findFirst();
    }

    /** All formats in words. */
    static String titles() {
        return Arrays.stream(values()).map(format -> format.title).collect(Collectors.joining(", "));
    }

    /** Whether a file's name says that it is an image of a format that is read. */
    public static boolean isNamed(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.indexOf('.') >= 0 && Arrays.stream(values()).anyMatch(format -> format.endings.contains(ending));
    }

    /** What the names of images end in. */
    public static List<String> allEndings() {
        return Arrays.stream(values())
                .flatMap(format -> format.endings.stream())
                .toList();
    }

    /** First bytes as characters of one byte each, where a question mark stands for any. */
    static final class Signature {
        private Signature() {}

        static boolean matches(byte[] content, String signature) {
            if (content.length < signature.length()) {
                return false;
            }
            var first = new String(content, 0, signature.length(), StandardCharsets.ISO_8859_1);
            for (var i = 0; i < first.length(); i++) {
                if (signature.charAt(i) != '?' && signature.charAt(i) != first.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
