package org.tarnish.network.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tarnish.machine.network.Glimpse;
import org.tarnish.machine.pickle.InvalidPickleException;
import org.tarnish.network.architecture.Architecture;
import org.tarnish.network.file.FileKind;

/**
 * Files of weights of every known form, told apart by how they begin: safetensors, PyTorch's two, and an index of several.
 * Structure is read and checked at once, values when asked for, as float32.
 */
public final class WeightsFile {
    private static final byte PICKLE = (byte) 0x80;
    private static final int HEADER_LENGTH = 8;

    private WeightsFile() {}

    /**
     * The tensors of a network in a file, by the names that the network gives them.
     *
     * @throws InvalidWeightsException if the content is damaged, hostile or of no known form; no code in it is ever run
     * @throws IllegalArgumentException if the file does not hold the weights of this architecture, or several times
     * @throws IOException if the file cannot be read
     */
    public static Map<String, StoredTensor> read(Path file, Architecture architecture) throws IOException {
        return WeightsChoice.of(name(file), read(file, name(file)), architecture, null)
                .tensors();
    }

    /**
     * Everything with tensors that a file holds.
     *
     * @param name what the file is called in messages
     * @throws InvalidWeightsException as {@link #read(Path, Architecture)}
     * @throws IOException if the file cannot be read
     */
    static List<StateDict> read(Path file, String name) throws IOException {
        try {
            var begin = begin(file);
            return form(begin) == Form.INDEX
                    ? List.of(StateDict.whole(ShardIndex.read(file).tensors()))
                    : readOne(file);
        } catch (EOFException e) {
            throw invalid(name, "it is cut off; fetch or save it again", e);
        } catch (InvalidWeightsException | InvalidPickleException e) {
            throw invalid(name, e.getMessage(), e);
        }
    }

    /**
     * Everything with tensors that a file holds of which only a part was seen; empty where that part does not tell.
     *
     * @throws InvalidWeightsException as {@link #read(Path, Architecture)}
     * @throws IOException if what was seen cannot be read
     */
    static Optional<List<StateDict>> readSeen(Glimpse seen, String name) throws IOException {
        if (seen.isWhole()) {
            return Optional.of(read(seen.file(), name));
        }
        var begin = begin(seen.file());
        var form = form(begin);
        try {
            return switch (form) {
                case SAFETENSORS ->
                    Safetensors.headerBytes(begin) <= seen.begin()
                            ? Optional.of(readOne(seen.file()))
                            : Optional.empty();
                case ZIP -> {
                    var zip = TorchZip.seen(seen);
                    yield zip.isPresent() ? Optional.of(TorchFile.read(zip.get())) : Optional.empty();
                }
                case SEQUENCE, INDEX -> Optional.empty();
                case NONE -> throw new InvalidWeightsException(NoWeights.of(begin));
            };
        } catch (InvalidWeightsException e) {
            throw invalid(name, e.getMessage(), e);
        }
    }

    /** As {@link #read(Path, String)}, but no index, and with messages that say what is wrong alone. */
    static List<StateDict> readOne(Path file) throws IOException {
        var begin = begin(file);
        return switch (form(begin)) {
            case SAFETENSORS -> List.of(StateDict.whole(Safetensors.header(file)));
            case ZIP -> TorchFile.read(new TorchZip(file));
            case SEQUENCE -> TorchFile.read(new TorchSequence(file));
            case INDEX, NONE -> throw new InvalidWeightsException(NoWeights.of(begin));
        };
    }

    /** A form of files, by how they begin. */
    private enum Form {
        SAFETENSORS,
        ZIP,
        SEQUENCE,
        INDEX,
        NONE
    }

    private static Form form(byte[] begin) {
        if (isText(begin)) {
            return Form.INDEX;
        }
        if (begin.length > HEADER_LENGTH && begin[HEADER_LENGTH] == '{') {
            return Form.SAFETENSORS;
        }
        if (begin.length > 1 && begin[0] == 'P' && begin[1] == 'K') {
            return Form.ZIP;
        }
        return begin.length > 0 && begin[0] == PICKLE ? Form.SEQUENCE : Form.NONE;
    }

    private static byte[] begin(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(FileKind.LOOKED_AT);
        }
    }

    /** JSON, whose first brace is not the ninth byte. */
    private static boolean isText(byte[] begin) {
        int at = begin.length > 2 && begin[0] == (byte) 0xef && begin[1] == (byte) 0xbb ? 3 : 0;
        while (at < begin.length && (begin[at] == ' ' || begin[at] == '\n' || begin[at] == '\r' || begin[at] == '\t')) {
            at++;
        }
        return at < begin.length && at != HEADER_LENGTH && begin[at] == '{';
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static InvalidWeightsException invalid(String name, String reason, Exception cause) {
        return new InvalidWeightsException(
                "weights file " + FileText.shown(name) + " cannot be used: " + reason, cause);
    }
}
