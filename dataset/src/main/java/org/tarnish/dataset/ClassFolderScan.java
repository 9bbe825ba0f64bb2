package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for images in class folders, see {@link ImageCollection}, and for lists of labels where a split lies flat.
 * Whatever could be read in two ways, or would leave out a class or a split, is refused ({@link FolderChecks}).
 */
final class ClassFolderScan implements DatasetLayout.Detection {
    private final Path place;
    private final boolean listed;
    private final boolean chosen;
    private final LabelLists lists;

    private ClassFolderScan(Path place, boolean listed, boolean chosen) {
        this.place = place;
        this.listed = listed;
        this.chosen = chosen;
        lists = new LabelLists(place);
    }

    /** @param chosen whether the request says that these are class folders, however they look */
    static DatasetLayout.Detection folders(Path place, boolean chosen) {
        return new ClassFolderScan(place, false, chosen);
    }

    /** With one split at least whose images are labelled by a list. */
    static DatasetLayout.Detection lists(Path place, boolean chosen) {
        return new ClassFolderScan(place, true, chosen);
    }

    @Override
    public void look(String name, StoredFiles.Content content) throws IOException {
        if (listed) {
            lists.look(name, content);
        }
    }

    /**
     * Empty if none of the files is an image in a class folder.
     *
     * @throws DatasetException if they can be read in two ways or not at all
     */
    @Override
    public Optional<ClassFolders> layout(StoredNames names) throws DatasetException {
        if (listed && lists.isEmpty()) {
            return Optional.empty();
        }
        var images = names.files().stream()
                .filter(name -> ImageNames.isImage(name) && !Junk.isAside(name))
                .toList();
        var shape = FolderShape.of(images);
        var labels = listed ? lists.labels(shape, images) : Map.<String, String>of();
        if (listed && labels.isEmpty()) {
            return Optional.empty();
        }
        var seen = new FolderContents(
                shape, labels, labels.isEmpty() ? Set.of() : LabelLists.unlabelled(shape, images, labels));
        var ignored = new Ignored.Count();
        var found = new ArrayList<FolderContents.Image>();
        for (var file : names.files()) {
            if (Junk.isAside(file) || !ImageNames.isImage(file)) {
                ignored.add(file);
                continue;
            }
            var image = seen.add(file);
            if (image == null) {
                ignored.add("images outside class folders", file);
            } else {
                found.add(image);
            }
        }
        if (!chosen) {
            new FolderChecks(place, shape, seen, listed).all(names);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ClassFolders.of(place, shape, ordered(seen.classes()), found, ignored.ignored()));
    }

    /** By name; by number if all are numbers from 0 on, as in ImageNet-V2. */
    private static List<String> ordered(TreeSet<String> classes) {
        if (classes.contains("0") && classes.stream().allMatch(name -> name.matches("0|[1-9][0-9]{0,8}"))) {
            var byNumber = new TreeMap<Integer, String>();
            classes.forEach(name -> byNumber.put(Integer.valueOf(name), name));
            return List.copyOf(byNumber.values());
        }
        return List.copyOf(classes);
    }
}
