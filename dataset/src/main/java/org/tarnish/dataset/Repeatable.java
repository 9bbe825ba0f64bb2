package org.tarnish.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** The content of one file, which several layouts may open if it is text; an archive gives it once. Not thread-safe. */
final class Repeatable implements StoredFiles.Content {
    private static final Set<String> TEXTS = Set.of("txt", "csv", "tsv", "json", "cls");
    private static final int MOST_BYTES = 32 << 20;

    private final boolean text;
    private final StoredFiles.Content content;
    private byte[] kept;

    Repeatable(String name, StoredFiles.Content content) {
        text = TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
        this.content = content;
    }

    @Override
    public Ending ending(int most) throws IOException {
        return content.ending(most);
    }

    @Override
    public InputStream open() throws IOException {
        if (!text) {
            return content.open();
        }
        if (kept == null) {
            try (var stream = content.open()) {
                kept = stream.readNBytes(MOST_BYTES);
            }
        }
        return new ByteArrayInputStream(kept);
    }
}
