package org.tarnish.dataset;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
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
import org.tarnish.machine.file.FailureText;
import org.tarnish.machine.file.Sha256;

/** The files below a folder, sorted by name; links are followed. */
record FolderFiles(Path place, long most, RegularFiles regular) implements StoredFiles {
    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (var name : walk().keySet()) {
            var path = place.resolve(name);
            if (!visitor.file(name, () -> regular.open(path))) {
                return;
            }
        }
    }

    @Override
    public String fingerprint() throws IOException {
        var hash = Sha256.begin("folder");
        for (Map.Entry<String, BasicFileAttributes> file : walk().entrySet()) {
            hash.add(file.getKey());
            hash.add(file.getValue().size());
            hash.add(file.getValue().lastModifiedTime().toMillis());
        }
        return hash.hex();
    }

    private SortedMap<String, BasicFileAttributes> walk() throws IOException {
        var walk = new Walk();
        try {
            Files.walkFileTree(place, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        } catch (DatasetException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new DatasetException("the folder " + place + " cannot be read: " + FailureText.of(e), e);
        }
        return walk.files;
    }

    /** Bounded in what it visits, not only in what it finds: links among folders may make very many of a few. */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final SortedMap<String, BasicFileAttributes> files = new TreeMap<>();
        private long visited;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            count();
            regular.require(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            count();
            // A link that leads nowhere is a file too: one that cannot be read.
            if (!attributes.isRegularFile() && !attributes.isSymbolicLink()) {
                regular.require(file);
            }
            files.put(place.relativize(file).toString().replace(File.separatorChar, '/'), attributes);
            return FileVisitResult.CONTINUE;
        }

        private void count() throws IOException {
            if (Thread.interrupted()) {
                throw new InterruptedIOException("interrupted while looking through " + place);
            }
            if (++visited > most) {
                throw new DatasetException("the folder " + place + " holds more than " + most
                        + " files and folders, which is the most that is looked at; pack them into an archive");
            }
        }
    }
}
