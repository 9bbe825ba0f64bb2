package org.tarnish.local.launcher;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tarnish.cli.folder.PrivateFile;

/** The ports of a stack; 0 stands for none chosen yet. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackPorts(int kafka, int controller, int s3, int web) {
    /** Where people expect them. */
    public static final StackPorts USUAL = new StackPorts(9092, 9093, 9000, 8080);

    private static final StackPorts NONE = new StackPorts(0, 0, 0, 0);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Free ports: those of the last start as far as they are free, else the usual ones, else any. */
    static StackPorts choose(Path remembered, StackPorts usual) throws IOException {
        var last = Files.exists(remembered) ? read(remembered) : NONE;
        var chosen = new StackPorts(
                Ports.firstFree(last.kafka, usual.kafka),
                Ports.firstFree(last.controller, usual.controller),
                Ports.firstFree(last.s3, usual.s3),
                Ports.firstFree(last.web, usual.web));
        PrivateFile.write(remembered, JSON.writeValueAsBytes(chosen));
        return chosen;
    }

    private static StackPorts read(Path remembered) throws IOException {
        try {
            return JSON.readValue(remembered.toFile(), StackPorts.class);
        } catch (IOException e) {
            throw new IOException(
                    "The ports remembered in " + remembered + " cannot be read: delete the file to choose anew.", e);
        }
    }
}
