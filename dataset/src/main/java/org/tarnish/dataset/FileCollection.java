package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The images of a folder or an archive, whose layout is found out in one pass when first needed. */
final class FileCollection implements ImageCollection {
    private final StoredFiles files;
    private Layout layout;

    FileCollection(StoredFiles files) {
        this.files = files;
    }

    @Override
    public Listing list() throws IOException {
        return layout().listing();
    }

    @Override
    public void read(IntPredicate wanted, Visitor visitor) throws IOException {
        layout().read(files, wanted, visitor);
    }

    @Override
    public String fingerprint() throws IOException {
        return files.fingerprint();
    }

    @Override
    public String toString() {
        return files.place().toString();
    }

    private synchronized Layout layout() throws IOException {
        if (layout == null) {
            var cifar = new CifarScan(files.place());
            var names = new ArrayList<String>();
            files.forEach((name, content) -> {
                cifar.look(name, content);
                names.add(name);
                return true;
            });
            var binary = cifar.layout(names);
            if (binary.isPresent()) {
                layout = binary.get();
            } else if (Files.isDirectory(files.place())
                    && names.containsAll(List.of(NpyFiles.IMAGES, NpyFiles.LABELS))) {
                layout = NpyFiles.of(files.place(), names);
            } else {
                layout = ClassFolders.of(files.place(), names);
            }
        }
        return layout;
    }
}
