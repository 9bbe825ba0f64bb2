package org.tarnish.dataset;

import java.io.IOException;
import java.util.function.IntPredicate;

/** How stored files become labelled images. Knows its listing and can stream from the files it was made of. */
interface Layout {
    Listing listing();

    /** See {@link ImageCollection#read}. */
    void read(StoredFiles files, IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException;
}
