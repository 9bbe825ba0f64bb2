package org.tarnish.learning.given;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX file loaded into ONNX Runtime. The same input gives the same output to the bit on the same kind of device with
 * the same number of threads. May be used from any one thread at a time.
 */
public final class OnnxSession implements AutoCloseable {
    private static final String CUDA = "cuda:";

    private final OrtSession session;
    private final String input;
    private final String output;
    private final String device;

    private OnnxSession(OrtSession session, String input, String output, String device) {
        this.session = session;
        this.input = input;
        this.output = output;
        this.device = device;
    }

    /**
     * Loads a file.
     *
     * @param file with the files that hold its weights in its folder, if there are any
     * @param input name of its input
     * @param output name of the output that is wanted
     * @param threads CPU threads that one operation may use
     * @param device {@code auto} (the first GPU if this ONNX Runtime can use one, else the CPU), {@code cpu} or {@code
     *     cuda:N}
     * @throws IllegalArgumentException if ONNX Runtime cannot run it, with a sentence
     */
    public static OnnxSession open(Path file, String input, String output, int threads, String device) {
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setDeterministicCompute(true);
            var used = use(device, options);
            return new OnnxSession(environment.createSession(file.toString(), options), input, output, used);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "ONNX Runtime cannot load the model: " + sentence(e) + "; try it in Python with onnxruntime", e);
        }
    }

    private static String use(String device, OrtSession.SessionOptions options) throws OrtException {
        boolean cuda = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
        if (device.equals("cpu") || device.equals("auto") && !cuda) {
            return "cpu";
        }
        if (!cuda) {
            throw new IllegalArgumentException("the ONNX Runtime of this process has no CUDA, so that the device '"
                    + device + "' cannot run given models; ask for 'auto' or 'cpu'");
        }
        int index = device.equals("auto") ? 0 : Integer.parseInt(device.substring(CUDA.length()));
        options.addCUDA(index);
        return CUDA + index;
    }

    /** What it runs on: {@code cpu} or {@code cuda:N}. */
    public String device() {
        return device;
    }

    /**
     * Runs the model once.
     *
     * @param batch samples as the model takes them, direct, from position 0 to the limit
     * @param shape of the batch
     * @return images by classes
     * @throws IllegalArgumentException if the model fails, or answers in another form
     */
    public float[][] run(FloatBuffer batch, long[] shape) {
        try (var tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), batch, shape);
                var result = session.run(Map.of(input, tensor), Set.of(output))) {
            if (result.get(0).getValue() instanceof float[][] rows && rows.length == shape[0] && rows[0].length > 0) {
                return rows;
            }
            throw new IllegalArgumentException("the model answers a batch of " + shape[0] + " images with "
                    + result.get(0).getInfo() + ", and float32 of images by classes is needed");
        } catch (OrtException e) {
            throw new IllegalArgumentException("the model fails on a batch of images: " + sentence(e), e);
        }
    }

    private static String sentence(OrtException e) {
        var message =
                e.getMessage() == null ? "no reason given" : e.getMessage().replaceAll("\\s+", " ");
        return message.length() > 300 ? message.substring(0, 300) + "..." : message;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close a model: " + e.getMessage(), e);
        }
    }
}
