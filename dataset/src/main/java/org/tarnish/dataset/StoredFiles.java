package org.tarnish.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a folder or an archive, in storage order. */
interface StoredFiles {
    /** The place, for messages. */
    Path place();

    /**
     * Visits files until the visitor has enough.
     *
     * @throws DatasetException if the place as a whole is missing, damaged or refused
     * @throws IOException as thrown by the visitor
     */
    void forEach(Visitor visitor) throws IOException;

    /** Whether it is one file, given for itself, that others may belong to. */
    default boolean single() {
        return false;
    }

    /** See {@link ImageCollection#fingerprint}. */
    String fingerprint() throws IOException;

    /** Takes files. */
    interface Visitor {
        /**
         * @param name path below the place, {@code /} between folders
         * @param content to be opened during the visit only
         * @return true to go on
         */
        boolean file(String name, Content content) throws IOException;

        /** A folder that is stored as such, before or after what it holds. */
        default void folder(String name) throws IOException {}
    }

    /** The content of one file. */
    interface Content {
        /**
         * Its bytes. Opening or reading throws {@link DatasetException} if the whole place is lost, and any other {@link
         * IOException} if this file alone is.
         */
        InputStream open() throws IOException;

        /**
         * Its end, which may cost reading all of it. Throws as {@link #open} does.
         *
         * @param most bytes that will be asked for
         */
        default Ending ending(int most) throws IOException {
            try (var stream = open()) {
                return Ending.of(stream, most);
            }
        }

        /** Whether the file is in an archive among the files of the place. */
        default boolean nested() {
            return false;
        }
    }

    /** The files at a place, which is recognised by its content. */
    static StoredFiles open(Path place, ScanLimits settings) throws IOException {
        if (!Files.exists(place)) {
            throw new DatasetException("there is no data set at " + place + ": no such file or folder");
        }
        var regular = new RegularFiles();
        regular.require(place);
        return Files.isDirectory(place)
                ? new FolderFiles(place, settings.files(), regular)
                : ArchiveKind.of(place).open(place, ArchiveLimits.DEFAULT, settings);
    }
}
