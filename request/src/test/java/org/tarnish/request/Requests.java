package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.network.weights.WeightsFolder;
import org.tarnish.network.weights.WeightsLibrary;

/** The quickstart request and what becomes of it when parts of it are changed. */
public final class Requests {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Path QUICKSTART = Path.of("../experiments/digits-quickstart.yaml");

    private Requests() {}

    /** Data sets by name, path and address, with a mirror. */
    public static Datasets datasets(Path mirror) {
        return new Datasets(new Resolver(
                Optional.of(Mirror.of(mirror.toString())),
                new FolderArchiveCache(mirror.resolve("cache")),
                mirror.resolve("work"),
                FetchSettings.DEFAULT));
    }

    /** The files of weights in a folder. */
    public static WeightsLibrary weights(Path folder) {
        return WeightsLibrary.of(new WeightsFolder(Optional.of(folder)));
    }

    public static ObjectNode quickstart() {
        try {
            return (ObjectNode) YAML.readTree(QUICKSTART.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The quickstart with other fields.
     *
     * @param changes YAML such as {@code "dataset: {name: digit}"}; a field without a value is taken away
     */
    public static ObjectNode with(String... changes) {
        var request = quickstart();
        for (var change : changes) {
            try {
                YAML.readTree(change).properties().forEach(field -> {
                    if (field.getValue().isNull()) {
                        request.remove(field.getKey());
                    } else {
                        request.set(field.getKey(), field.getValue());
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return request;
    }

    public static byte[] bytes(Object request) {
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Everything that is found wrong. */
    public static List<RequestError> errors(Runnable reading) {
        var errors = new ArrayList<RequestError>();
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(BadRequest.class, bad -> errors.addAll(bad.errors()));
        return errors;
    }
}
