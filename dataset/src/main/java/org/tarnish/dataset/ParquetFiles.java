package org.tarnish.dataset;

import java.nio.file.Path;
import java.util.Optional;

/** Names image sets in Parquet files, as Hugging Face keeps them, which are not read. */
record ParquetFiles(Path place) implements DatasetLayout.Detection {
    static final String ENDING = ".parquet";

    /** @throws DatasetException if there are such files: it says how to write what is read */
    @Override
    public Optional<Layout> layout(StoredNames names) throws DatasetException {
        for (var name : names.files()) {
            if (name.endsWith(ENDING) && !Junk.isAside(name)) {
                throw new DatasetException("'" + Shown.text(name) + "' of " + place + " is a Parquet file, which is not"
                        + " read; write its images to <split>/<class>/<number>.png with Hugging Face's datasets:"
                        + " load_dataset(...), then image.save(...) for each row");
            }
        }
        return Optional.empty();
    }
}
