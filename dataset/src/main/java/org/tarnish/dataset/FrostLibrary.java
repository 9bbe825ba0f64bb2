package org.tarnish.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tarnish.imaging.corruption.weather.FrostTextures;

/** The textures of frost that a service has: those that Tarnish makes, and those of a folder if one has been set up. */
public final class FrostLibrary {
    private final List<FrostTextures> known;

    private FrostLibrary(List<FrostTextures> known) {
        this.known = known;
    }

    /** Only those that Tarnish makes. */
    public static FrostLibrary shipped() {
        return new FrostLibrary(List.of(FrostTextures.synthesized()));
    }

    /**
     * With those of a folder, read now; an empty folder has none.
     *
     * @param folder of {@code frost1} to {@code frost5}; empty where none has been set up
     * @throws IOException if the folder is missing, incomplete or cannot be read
     */
    public static FrostLibrary of(Optional<Path> folder) throws IOException {
        return folder.isEmpty() || isEmpty(folder.get())
                ? shipped()
                : new FrostLibrary(List.of(FrostTextures.synthesized(), FrostFiles.read(folder.get())));
    }

    /** What its textures are called in requests. */
    public List<String> identities() {
        return known.stream().map(FrostTextures::identity).toList();
    }

    /** A sentence that says why the textures of an identity cannot be used; empty if they are here. */
    public Optional<String> problem(String identity) {
        return identities().contains(identity)
                ? Optional.empty()
                : Optional.of("frost is to use the textures " + identity + ", and this service has only "
                        + String.join(" and ", identities())
                        + "; let TARNISH_FROST name the folder that holds them as frost1 to frost"
                        + FrostTextures.COUNT + ", or leave frostTextures out of the request");
    }

    /**
     * The textures of an identity.
     *
     * @throws IllegalArgumentException if they are not here
     */
    public FrostTextures named(String identity) {
        problem(identity).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return known.get(identities().indexOf(identity));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "the folder of frost textures " + folder + " is not there; correct TARNISH_FROST or unset it");
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
