package org.tarnish.learning.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where one run keeps its checkpoints, so that another process can go on. A checkpoint is a set of named files. A
 * {@code .safetensors} file of one name has the same content in every checkpoint of a run, so a store may skip those
 * that it holds already.
 */
public interface CheckpointStore {
    /**
     * Keeps a checkpoint: either all its files become the latest, or, whatever happens, the one before stays.
     *
     * @param epochs number of epochs that were over when it was made
     * @param step steps of the next epoch that had been taken
     * @param folder where the files lie
     * @param files their names
     */
    void save(int epochs, int step, Path folder, List<String> files) throws IOException;

    /**
     * Copies the files of the latest checkpoint to a folder.
     *
     * @return false if there is none
     */
    boolean loadLatest(Path folder) throws IOException;
}
