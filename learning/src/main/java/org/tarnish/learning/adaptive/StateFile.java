package org.tarnish.learning.adaptive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A state as a file, big-endian: a name and version, what it is of, the number of all moves, the length of each image's
 * path, all moves, and the CRC-32 of all that.
 */
final class StateFile {
    private static final String NAME = "tarnish adaptive state 1";

    private StateFile() {}

    static void write(Path file, AdaptiveState state) throws IOException {
        var checksum = new CRC32();
        try (var out = new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), checksum))) {
            out.writeUTF(NAME);
            out.writeUTF(description(state));
            out.writeInt(state.paths().moves().length);
            for (int image = 0; image < state.count(); image++) {
                out.writeShort(state.length(image));
            }
            out.write(state.paths().moves());
            out.writeLong(checksum.getValue());
        }
    }

    /** The state in a file, provided that it is of what {@code expected} is of. */
    static AdaptiveState read(Path file, AdaptiveState expected) throws IOException {
        var checksum = new CRC32();
        try (var in = new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), checksum))) {
            require(file, NAME, in.readUTF());
            require(file, description(expected), in.readUTF());
            int all = in.readInt();
            var starts = new int[expected.count() + 1];
            for (int image = 0; image < expected.count(); image++) {
                starts[image + 1] = starts[image] + in.readUnsignedShort();
            }
            if (starts[expected.count()] != all || all > Files.size(file)) {
                throw damaged(file);
            }
            var moves = in.readNBytes(all);
            long found = checksum.getValue();
            if (in.readLong() != found || in.read() >= 0 || moves.length != all) {
                throw damaged(file);
            }
            return expected.with(new Paths(starts, moves));
        } catch (EOFException e) {
            throw new IOException("the adaptive state " + file + " ends too early: take an earlier checkpoint", e);
        }
    }

    private static void require(Path file, String expected, String found) throws IOException {
        if (!found.equals(expected)) {
            throw new IOException(
                    "the adaptive state " + file + " must be of '" + expected + "', was of '" + found + "'");
        }
    }

    private static IOException damaged(Path file) {
        return new IOException("the adaptive state " + file + " is damaged: take an earlier checkpoint");
    }

    private static String description(AdaptiveState state) {
        return state.count() + " images of side " + state.side() + ", "
                + state.reduction().name() + " in steps of " + state.step();
    }
}
