package org.tarnish.dataset;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Path;

/**
 * Names of files on disk, the same under every locale: their bytes are those of the file system, and mean UTF-8 ({@link
 * EntryText}). Java itself decodes them as the locale says, with loss where that knows no such character.
 */
final class PathText {
    private PathText() {}

    /** The path of a file below a folder, {@code /} between folders. */
    static String below(Path folder, Path file) {
        var relative = folder.relativize(file);
        var text = relative.toString().replace(File.separatorChar, '/');
        if (isPlain(text) || File.separatorChar == '\\') {
            return text;
        }
        // The address of a file has each of its bytes, escaped or not.
        var address = file.toUri().getRawPath().replaceAll("/$", "");
        var names = relative.getNameCount();
        var at = address.length();
        for (var i = 0; i < names; i++) {
            at = address.lastIndexOf('/', at - 1);
        }
        return EntryText.utf8(unescaped(address.substring(at + 1)));
    }

    /** Whether a name means the same whatever the locale is. */
    static boolean isPlain(String name) {
        return name.chars().allMatch(one -> one < 0x80);
    }

    private static byte[] unescaped(String address) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < address.length(); i++) {
            if (address.charAt(i) == '%') {
                bytes.write(Integer.parseInt(address.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(address.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
