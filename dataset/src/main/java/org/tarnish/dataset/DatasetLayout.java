package org.tarnish.dataset;

import java.io.IOException;
import java.util.Optional;

/**
 * A way in which labelled images lie in the files of a folder or an archive.
 *
 * @param id what requests call it
 * @param name what people call it
 * @param looksLike what somebody sees who has such files, for errors
 * @param form whether its images are files of their own
 * @param start begins to look at the files of a place
 */
record DatasetLayout(String id, String name, String looksLike, Form form, Start start) {
    /** What images are stored as. */
    enum Form {
        ARRAYS,
        FILES
    }

    /** Begins to look at the files of a place. */
    interface Start {
        /** @param chosen whether the request names this layout */
        Detection detection(StoredFiles place, boolean chosen);
    }

    /** Looks at all files of one place, in one pass over them, and says at the end whether they lie in this way. */
    interface Detection {
        /**
         * The next file. Most layouts go by names alone and need no content. Content other than text is opened by one
         * layout at most: an archive gives it once.
         */
        default void look(String name, StoredFiles.Content content) throws IOException {}

        /**
         * The images, if the files lie in this way.
         *
         * @throws DatasetException if they do, but are damaged or contradict each other
         */
        Optional<? extends Layout> layout(StoredNames names) throws IOException;
    }
}
