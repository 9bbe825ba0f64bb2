package org.tarnish.network.weights;

import java.io.IOException;
import org.tarnish.machine.file.TemporaryFolder;
import org.tarnish.machine.network.Glimpse;

/** What was seen of a file of weights without fetching it, in a folder that is gone once it is closed. */
public record WeightsGlimpse(Glimpse seen, TemporaryFolder folder) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        folder.close();
    }
}
