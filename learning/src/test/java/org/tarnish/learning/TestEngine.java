package org.tarnish.learning;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import org.tarnish.learning.engine.Engines;

/** The engine as all tests use it: on the CPU, with one thread, so that a busy machine slows them least. */
public final class TestEngine {
    private TestEngine() {}

    public static Device device() {
        Engines.start(1);
        return Device.cpu();
    }

    public static NDManager manager() {
        return Engines.manager(device());
    }
}
