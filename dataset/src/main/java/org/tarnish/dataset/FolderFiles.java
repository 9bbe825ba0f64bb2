package org.tarnish.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.machine.file.FailureText;
import org.tarnish.machine.file.Sha256;

/** The files below a folder, sorted by name; links are followed. */
record FolderFiles(Path place, long most, RegularFiles regular) implements StoredFiles {
    @Override
    public void forEach(Visitor visitor) throws IOException {
        var walk = walk(false);
        for (var folder : walk.folders) {
            visitor.folder(folder);
        }
        for (var name : walk.names) {
            var path = walk.path(name);
            if (!visitor.file(name, new DiskFile(path, regular))) {
                return;
            }
        }
    }

    @Override
    public String fingerprint() throws IOException {
        var walk = walk(true);
        var hash = Sha256.begin("folder");
        for (var name : walk.names) {
            var stamp = walk.stamps.get(name);
            hash.add(name);
            hash.add(stamp.size());
            hash.add(stamp.modified());
        }
        return hash.hex();
    }

    private Walk walk(boolean stamped) throws IOException {
        var walk = new Walk(stamped);
        try {
            Files.walkFileTree(place, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        } catch (DatasetException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new DatasetException("the folder " + place + " cannot be read: " + FailureText.of(e), e);
        }
        walk.names.sort(null);
        return walk;
    }

    private record Stamp(long size, long modified) {}

    /**
     * Bounded in what it visits, not only in what it finds: links among folders may make very many of a few. Keeps each
     * name once, and the path itself only of files whose name could mean another one under another locale.
     */
    private final class Walk extends SimpleFileVisitor<Path> {
        private final boolean stamped;
        private final List<String> names = new ArrayList<>();
        private final List<String> folders = new ArrayList<>();
        private final Map<String, Path> odd = new HashMap<>();
        private final Map<String, Stamp> stamps = new HashMap<>();
        private long visited;

        Walk(boolean stamped) {
            this.stamped = stamped;
        }

        Path path(String name) {
            var kept = odd.get(name);
            return kept == null ? place.resolve(name) : kept;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            count();
            regular.require(folder);
            if (!folder.equals(place)) {
                folders.add(PathText.below(place, folder));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            count();
            // A link that leads nowhere is a file too: one that cannot be read.
            if (!attributes.isRegularFile() && !attributes.isSymbolicLink()) {
                regular.require(file);
            }
            var name = PathText.below(place, file);
            names.add(name);
            if (!PathText.isPlain(name)) {
                odd.put(name, file);
            }
            if (stamped) {
                stamps.put(
                        name,
                        new Stamp(
                                attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
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
