package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of a place and those in the tars among them: what is in {@code train/n01440764.tar} is called {@code
 * train/n01440764/...}, as if it were unpacked beside. Tars in tars are looked into once more.
 */
record NestedFiles(StoredFiles outer) implements StoredFiles {
    private static final String ENDING = ".tar";
    private static final int DEEPEST = 2;

    /** Up to and with the end of the first record. */
    private static final int HEAD = 512;

    @Override
    public Path place() {
        return outer.place();
    }

    @Override
    public boolean single() {
        return outer.single();
    }

    @Override
    public String fingerprint() throws IOException {
        return outer.fingerprint();
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        outer.forEach(new Visitor() {
            @Override
            public boolean file(String name, Content content) throws IOException {
                return visit(name, content, 0, visitor);
            }

            @Override
            public void folder(String name) throws IOException {
                visitor.folder(name);
            }
        });
    }

    private boolean visit(String name, Content content, int depth, Visitor visitor) throws IOException {
        if (!name.endsWith(ENDING) || Junk.isAside(name) || depth == DEEPEST) {
            return visitor.file(name, depth == 0 ? content : new Inner(content));
        }
        try (var stream = new BufferedInputStream(content.open(), 1 << 16)) {
            stream.mark(HEAD);
            var head = stream.readNBytes(HEAD);
            stream.reset();
            if (!TarArchiveInputStream.matches(head, head.length)) {
                return visitor.file(name, () -> stream);
            }
            var archive = place() + "/" + Shown.text(name);
            var prefix = name.substring(0, name.length() - ENDING.length()) + "/";
            var limits = ArchiveLimits.DEFAULT;
            return TarFiles.visit(
                    TarReader.within(archive, stream, limits), new ArchiveNames(archive), limits, new Visitor() {
                        @Override
                        public boolean file(String inner, Content innerContent) throws IOException {
                            return visit(prefix + inner, innerContent, depth + 1, visitor);
                        }

                        @Override
                        public void folder(String inner) throws IOException {
                            visitor.folder(prefix + inner);
                        }
                    });
        }
    }

    /** The content of a file in a tar of the place. */
    private record Inner(Content content) implements Content {
        @Override
        public InputStream open() throws IOException {
            return content.open();
        }

        @Override
        public boolean nested() {
            return true;
        }
    }
}
