package org.tarnish.dataset;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files below a folder, sorted by name; links are followed. */
record FolderFiles(Path place) implements StoredFiles {
    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (var name : walk().keySet()) {
            var path = place.resolve(name);
            if (!visitor.file(name, () -> Files.newInputStream(path))) {
                return;
            }
        }
    }

    @Override
    public String fingerprint() throws IOException {
        var hash = Sha256.of("folder");
        for (Map.Entry<String, BasicFileAttributes> file : walk().entrySet()) {
            hash.add(file.getKey());
            hash.add(file.getValue().size());
            hash.add(file.getValue().lastModifiedTime().toMillis());
        }
        return hash.hex();
    }

    private SortedMap<String, BasicFileAttributes> walk() throws IOException {
        var files = new TreeMap<String, BasicFileAttributes>();
        try {
            Files.walkFileTree(
                    place, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            // A link that leads nowhere is a file too: one that cannot be read.
                            if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                                files.put(
                                        place.relativize(file).toString().replace(File.separatorChar, '/'), attributes);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new DatasetException("the folder " + place + " cannot be read: " + Reason.of(e), e);
        }
        return files;
    }
}
