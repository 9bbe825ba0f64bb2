package org.tarnish.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.MatFile;
import org.tarnish.machine.file.FailureText;

/**
 * What ILSVRC's development kit says of its own numbers: {@code meta.mat}, whose structs {@code synsets} have a number and a
 * WNID. Other collections have other files of that name, so that only who needs it complains. Not thread-safe.
 */
final class DevelopmentKit {
    static final String FILE = "meta.mat";

    private final Map<Integer, String> synsets = new HashMap<>();
    private String problem = "";

    void look(String name, StoredFiles.Content content) throws IOException {
        try (var stream = new BufferedInputStream(content.open(), 1 << 16)) {
            for (var pair : MatFile.structs(stream, "synsets", List.of("ILSVRC2012_ID", "WNID"))) {
                if (pair.get(0).matches("[0-9]{1,6}") && !pair.get(1).isEmpty()) {
                    synsets.put(Integer.valueOf(pair.get(0)), ClassNames.composed(pair.get(1)));
                }
            }
        } catch (DatasetException | InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            synsets.clear();
            problem = "; '" + Shown.text(name) + "' "
                    + (e instanceof FormatException ? e.getMessage() : "cannot be read: " + FailureText.of(e));
        }
    }

    /** By number; empty if there is no such file, or it is damaged. */
    Map<Integer, String> synsets() {
        return synsets;
    }

    /** What is wrong with the file, as the end of a sentence; empty if nothing is. */
    String problem() {
        return problem;
    }
}
