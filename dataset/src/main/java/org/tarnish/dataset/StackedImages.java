package org.tarnish.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.tarnish.machine.file.FailureText;

/** The images of {@link Stack}s, in the order of these, one record at a time: arrays are never held in memory. */
final class StackedImages implements Layout {
    private final Path place;
    private final Listing listing;
    private final Map<String, List<Placed>> stacks = new HashMap<>();

    private record Placed(Stack stack, int first) {
        boolean isWanted(IntPredicate wanted) {
            for (var i = 0; i < stack.count(); i++) {
                if (wanted.test(first + i)) {
                    return true;
                }
            }
            return false;
        }
    }

    private StackedImages(Path place, Listing listing, List<Placed> placed) {
        this.place = place;
        this.listing = listing;
        placed.forEach(one -> stacks.computeIfAbsent(one.stack().file(), any -> new ArrayList<>())
                .add(one));
    }

    /** @throws DatasetException if a label has no class, naming image and file */
    static StackedImages of(Path place, List<String> classes, List<Stack> stacks, Ignored ignored)
            throws DatasetException {
        var entries = new ArrayList<Entry>();
        var placed = new ArrayList<Placed>();
        for (var stack : stacks) {
            placed.add(new Placed(stack, entries.size()));
            for (var i = 0; i < stack.count(); i++) {
                var label = stack.labels()[i];
                if (label < 0 || label >= classes.size()) {
                    throw new DatasetException("image " + i + " has label " + label + " in " + place + "/"
                            + Shown.text(stack.labelFile()) + "; allowed are 0.." + (classes.size() - 1));
                }
                entries.add(new Entry(stack.name(i), label, stack.split()));
            }
        }
        return new StackedImages(place, new Listing(classes, entries, ignored).inOwnOrder(), placed);
    }

    @Override
    public Listing listing() {
        return listing;
    }

    @Override
    public void read(StoredFiles files, IntPredicate wanted, ImageCollection.Visitor visitor) throws IOException {
        var left = new HashMap<String, List<Placed>>();
        stacks.forEach((file, all) -> {
            var some = all.stream().filter(one -> one.isWanted(wanted)).toList();
            if (!some.isEmpty()) {
                left.put(file, some);
            }
        });
        if (left.isEmpty()) {
            return;
        }
        files.forEach((name, content) -> {
            var placed = left.remove(name);
            if (placed != null) {
                read(name, placed, content, wanted, visitor);
            }
            return !left.isEmpty();
        });
        for (var file : left.keySet()) {
            throw new DatasetException("'" + file + "' is no longer in " + place);
        }
    }

    private void read(
            String name,
            List<Placed> placed,
            StoredFiles.Content content,
            IntPredicate wanted,
            ImageCollection.Visitor visitor)
            throws IOException {
        var read = new ArrayList<Placed>();
        try (var stream = content.open()) {
            placed.get(0).stack().unpacking().forEach(stream, (part, records) -> {
                for (var one : placed) {
                    if (one.stack().part().equals(part)) {
                        records(name, one, records, wanted, visitor);
                        read.add(one);
                    }
                }
            });
        } catch (Foreign e) {
            throw e.thrown();
        } catch (DatasetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DatasetException(
                    "'" + name + "' of " + place + " cannot be read: " + FailureText.of(e) + "; fetch it again", e);
        }
        if (read.size() < placed.size()) {
            throw shorter(name);
        }
    }

    private void records(
            String name, Placed placed, InputStream stream, IntPredicate wanted, ImageCollection.Visitor visitor)
            throws IOException {
        var stack = placed.stack();
        var record = new byte[stack.order().bytes()];
        try {
            stream.skipNBytes(stack.start());
        } catch (EOFException e) {
            throw shorter(name);
        }
        for (var i = 0; i < stack.count(); i++) {
            if (stream.readNBytes(record, 0, record.length) < record.length) {
                throw shorter(name);
            }
            if (wanted.test(placed.first() + i)) {
                visit(placed.first() + i, stack, record, visitor);
            }
        }
    }

    /** What a visitor throws is no fault of the file. */
    private static void visit(int index, Stack stack, byte[] record, ImageCollection.Visitor visitor) throws Foreign {
        var image = stack.order().image(record);
        try {
            visitor.image(index, image);
        } catch (IOException | RuntimeException e) {
            throw new Foreign(e);
        }
    }

    private DatasetException shorter(String name) {
        return new DatasetException("'" + name + "' of " + place
                + " is cut off: it holds fewer images than it says or than there are labels; fetch it again");
    }

    private static final class Foreign extends IOException {
        private static final long serialVersionUID = 1L;

        Foreign(Exception failure) {
            super(failure);
        }

        IOException thrown() {
            if (getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            return (IOException) getCause();
        }
    }
}
