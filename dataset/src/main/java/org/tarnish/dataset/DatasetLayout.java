package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A way in which labelled images lie in the files of a folder or an archive.
 *
 * @param looksLike what somebody sees who has such files, for errors
 * @param detection begins to look at the files of a place
 */
record DatasetLayout(String name, String looksLike, Function<Path, Detection> detection) {

    /** Looks at all files of one place, in one pass over them, and says at the end whether they lie in this way. */
    interface Detection {
        /** The next file. Most layouts go by names alone and need no content. */
        default void look(String name, StoredFiles.Content content) throws IOException {}

        /**
         * The images, if the files lie in this way.
         *
         * @param files the names of all files, in storage order
         * @throws DatasetException if they do, but are damaged or contradict each other
         */
        Optional<? extends Layout> layout(List<String> files) throws IOException;
    }
}
