package org.tarnish.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Small text files beside the data sets of a mirror; nothing outside of the mirror's folder is ever read. */
final class MirrorText {
    static final int MOST_BYTES = 1024 * 1024;

    private MirrorText() {}

    /** See {@link Resolver#text}. */
    static String read(Optional<Mirror> mirror, String path) throws IOException {
        if (mirror.isEmpty() || !(mirror.get() instanceof Mirror.InFolder inFolder)) {
            throw new DatasetException("the file '" + path + "' is looked for in the mirror's folder, and "
                    + (mirror.isEmpty() ? "no mirror is set" : "the mirror is an address")
                    + "; write its content into the request, or let TARNISH_DATASETS name a folder");
        }
        var file = within(inFolder.folder(), path);
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw new DatasetException("there is no file '" + path + "' in the mirror of data sets");
        }
        if (!file.toRealPath().startsWith(inFolder.folder().toRealPath())) {
            throw outside(path);
        }
        new RegularFiles().require(file);
        if (Files.size(file) > MOST_BYTES) {
            throw new DatasetException(
                    "the file '" + path + "' has " + Files.size(file) + " bytes; at most " + MOST_BYTES + " are read");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DatasetException("the file '" + path + "' is not UTF-8 text", e);
        }
    }

    private static Path within(Path folder, String path) throws DatasetException {
        try {
            var file = folder.resolve(path).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw outside(path);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new DatasetException("the path '" + path + "' cannot be understood: " + e.getMessage(), e);
        }
    }

    private static DatasetException outside(String path) {
        return new DatasetException("the file '" + path
                + "' is not within the mirror of data sets; put it there, or write its content into the request");
    }
}
