package org.tarnish.dataset;

import java.io.IOException;
import java.util.ArrayList;
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
            layout = detect();
        }
        return layout;
    }

    private Layout detect() throws IOException {
        var detections = DatasetLayouts.all().stream()
                .map(known -> known.detection().apply(files.place()))
                .toList();
        var names = new ArrayList<String>();
        files.forEach((name, content) -> {
            for (var detection : detections) {
                detection.look(name, content);
            }
            names.add(name);
            return true;
        });
        for (var detection : detections) {
            var found = detection.layout(names);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new DatasetException("there are no images in " + files.place() + " (" + names.size() + " files"
                + (names.isEmpty() ? "" : ", the first is '" + names.get(0) + "'") + "); expected is one of: "
                + DatasetLayouts.expected());
    }
}
