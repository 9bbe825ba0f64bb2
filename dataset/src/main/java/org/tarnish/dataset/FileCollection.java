package org.tarnish.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tarnish.dataset.DatasetLayout.Form;
import org.tarnish.machine.file.FailureText;

/** The images of a folder or an archive, whose layout is found out in one pass when first needed. */
final class FileCollection implements ImageCollection {
    private final StoredFiles files;
    private final Optional<String> chosen;
    private Found found;

    /** @param chosen the layout that the request names, if it does */
    FileCollection(StoredFiles files, Optional<String> chosen) {
        this.files = files;
        this.chosen = chosen;
    }

    private record Found(Layout layout, Listing listing, StoredFiles files) {}

    @Override
    public Listing list() throws IOException {
        return found().listing();
    }

    @Override
    public void read(IntPredicate wanted, Visitor visitor) throws IOException {
        found().layout().read(found().files(), wanted, visitor);
    }

    @Override
    public String fingerprint() throws IOException {
        return files.fingerprint();
    }

    @Override
    public String toString() {
        return files.place().toString();
    }

    private synchronized Found found() throws IOException {
        if (found == null) {
            found = detect();
        }
        return found;
    }

    /** Tars among the files count only where there is no image outside of them. */
    private Found detect() throws IOException {
        var nested = new NestedFiles(files);
        var look = new Look(nested);
        return look.direct && look.nested ? new Look(files).found() : look.found();
    }

    /** One pass over the files by all layouts, or by the one that is chosen. */
    private final class Look implements StoredFiles.Visitor {
        private final StoredFiles place;
        private final Map<DatasetLayout, DatasetLayout.Detection> detections = new LinkedHashMap<>();
        private final List<String> names = new ArrayList<>();
        private final List<String> folders = new ArrayList<>();
        private boolean direct;
        private boolean nested;

        Look(StoredFiles place) throws IOException {
            this.place = place;
            for (var layout : chosen.isPresent() ? List.of(layoutOf(chosen.get())) : DatasetLayouts.all()) {
                detections.put(layout, layout.start().detection(place, chosen.isPresent()));
            }
            place.forEach(this);
        }

        @Override
        public boolean file(String name, StoredFiles.Content content) throws IOException {
            direct |= !content.nested() && ImageNames.isImage(name) && !Junk.isAside(name);
            nested |= content.nested();
            var once = new Repeatable(name, content);
            if (!Junk.isAside(name)) {
                look(name, once);
            }
            names.add(name);
            return true;
        }

        private void look(String name, StoredFiles.Content content) throws IOException {
            try {
                for (var detection : detections.values()) {
                    detection.look(name, content);
                }
            } catch (DatasetException | InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                throw new DatasetException(
                        "'" + Shown.text(name) + "' of " + files.place() + " cannot be read: " + FailureText.of(e), e);
            }
        }

        @Override
        public void folder(String name) {
            folders.add(name);
        }

        Found found() throws IOException {
            var stored = new StoredNames(names, folders);
            var fitting = new LinkedHashMap<DatasetLayout, Layout>();
            for (var detection : detections.entrySet()) {
                var known = detection.getKey();
                var arrays = !fitting.isEmpty();
                if (known.form() == Form.ARRAYS
                        || fitting.keySet().stream().noneMatch(other -> other.form() == Form.FILES)) {
                    layout(detection.getValue(), stored, arrays).ifPresent(layout -> fitting.put(known, layout));
                }
            }
            if (fitting.isEmpty()) {
                throw nothing();
            }
            if (fitting.size() > 1) {
                throw several(List.copyOf(fitting.keySet()));
            }
            var one = fitting.entrySet().iterator().next();
            return new Found(
                    one.getValue(), one.getValue().listing().in(one.getKey().name()), place);
        }

        /** Images beside arrays that are no data set of their own, such as a picture in a folder of documents, say nothing. */
        private Optional<? extends Layout> layout(DatasetLayout.Detection detection, StoredNames stored, boolean arrays)
                throws IOException {
            try {
                return detection.layout(stored);
            } catch (DatasetException e) {
                if (arrays) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        private DatasetException nothing() {
            return new DatasetException("there are no images in " + files.place() + " (" + names.size() + " files"
                    + (names.isEmpty() ? "" : ", the first is '" + Shown.text(names.get(0)) + "'") + "); expected is "
                    + (chosen.isPresent() ? chosenLayout().looksLike() : "one of: " + DatasetLayouts.expected()));
        }

        private DatasetException several(List<DatasetLayout> fitting) {
            return new DatasetException(
                    files.place() + " can be read as " + fitting.get(0).name() + " and as "
                            + fitting.get(1).name() + "; say in the request which is meant, layout: "
                            + fitting.get(0).id()
                            + " or layout: " + fitting.get(1).id());
        }

        private DatasetLayout chosenLayout() {
            return detections.keySet().iterator().next();
        }
    }

    private static DatasetLayout layoutOf(String id) throws DatasetException {
        return DatasetLayouts.find(id)
                .orElseThrow(() -> new DatasetException("no layout named '" + Shown.text(id) + "'; known are "
                        + String.join(", ", DatasetLayouts.ids())));
    }
}
