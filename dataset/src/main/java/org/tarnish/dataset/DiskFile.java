package org.tarnish.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.tarnish.machine.file.FilePart;

/** A file on disk, whose end is read without the rest. */
record DiskFile(Path path, RegularFiles regular) implements StoredFiles.Content {
    @Override
    public InputStream open() throws IOException {
        return regular.open(path);
    }

    @Override
    public Ending ending(int most) throws IOException {
        try (var channel = regular.channel(path)) {
            return new OnDisk(channel.size(), this);
        }
    }

    private record OnDisk(long length, DiskFile file) implements Ending {
        @Override
        public byte[] last(int count) throws IOException {
            var bytes = ByteBuffer.allocate((int) Math.min(count, length));
            try (var channel = file.regular().channel(file.path())) {
                FilePart.read(channel, bytes, length - bytes.capacity());
            }
            return bytes.array();
        }
    }
}
