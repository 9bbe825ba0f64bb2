package org.tarnish.learning.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The PyTorch engine of this process: started once, with settings that everything computed depends on.
 *
 * <p>Results are equal to the bit for the same device kind and the same number of threads.
 */
public final class Engines {
    private static final String PYTORCH = "PyTorch";
    private static final String THREADS = "ai.djl.pytorch.num_threads";
    private static final String AUTO = "auto";
    private static final String CPU = "cpu";
    private static final String CUDA = "cuda:";

    private Engines() {}

    /**
     * Starts the engine; later calls with the same number do nothing.
     *
     * @param threads CPU threads that one operation may use, at least 1
     * @throws IllegalArgumentException if the number is less than 1
     * @throws IllegalStateException if the engine already runs with another number
     */
    public static void start(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("the engine needs at least 1 thread, was " + threads);
        }
        System.setProperty(THREADS, Integer.toString(threads));
        Engine.getEngine(PYTORCH);
        if (threads() != threads) {
            throw new IllegalStateException("the engine was asked for " + threads + " threads but already runs with "
                    + threads() + "; start it once per process");
        }
    }

    /** CPU threads that one operation uses. */
    public static int threads() {
        return JniUtils.getNumThreads();
    }

    /**
     * The device of a name.
     *
     * @param name {@code auto} (the first GPU, or the CPU where there is none), {@code cpu} or {@code cuda:N}
     * @throws IllegalArgumentException if the name is none of these or there is no such GPU
     */
    public static Device device(String name) {
        int gpus = Engine.getEngine(PYTORCH).getGpuCount();
        if (name.equals(CPU) || name.equals(AUTO) && gpus == 0) {
            return Device.cpu();
        }
        if (name.equals(AUTO)) {
            return Device.gpu(0);
        }
        if (!name.matches(CUDA + "\\d{1,4}")) {
            throw new IllegalArgumentException(
                    "a device must be 'auto', 'cpu' or 'cuda:N' with a number N, was '" + name + "'");
        }
        int index = Integer.parseInt(name.substring(CUDA.length()));
        if (index >= gpus) {
            throw new IllegalArgumentException("there is no device '" + name + "': this machine has " + gpus
                    + " GPUs that the engine can use; ask for 'auto' or 'cpu'");
        }
        return Device.gpu(index);
    }

    /** A name for a device that {@link #device} reads. */
    public static String name(Device device) {
        return device.isGpu() ? CUDA + device.getDeviceId() : CPU;
    }

    /** A manager of its own for tensors on a device; closing it frees them. */
    public static NDManager manager(Device device) {
        return NDManager.newBaseManager(device, PYTORCH);
    }
}
