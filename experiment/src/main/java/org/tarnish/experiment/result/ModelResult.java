package org.tarnish.experiment.result;

import java.util.List;
import java.util.Map;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelRequest;

/**
 * A model that somebody has made elsewhere, checked and kept.
 *
 * @param model the file's key
 * @param sha256 of the file
 * @param data keys of the files that hold its weights, by the names that it calls them by
 * @param dataSha256 sums of these files, by the same names
 * @param producer what wrote the file, such as {@code pytorch 2.7.0}; may be empty
 * @param opset version of ONNX's operators
 * @param parameters numbers in its weights
 * @param inputName what it calls its input
 * @param outputName what it calls the output that is evaluated
 * @param layout order of its input's axes
 * @param side of its images in pixels; 0 where it takes any
 * @param batch images that it takes at a time; 0 where it takes any number
 * @param outputs number of classes that it tells apart
 * @param input how images become its input
 * @param classes names of its outputs, or empty for the data set's classes
 * @param output what its output is
 * @param device what it was tried on
 * @param threads CPU threads of the engine
 */
public record ModelResult(
        String model,
        String sha256,
        Map<String, String> data,
        Map<String, String> dataSha256,
        String producer,
        long opset,
        long parameters,
        String inputName,
        String outputName,
        ModelInput.Layout layout,
        int side,
        int batch,
        int outputs,
        ModelInput input,
        List<String> classes,
        ModelRequest.Output output,
        String device,
        int threads) {
    public ModelResult {
        classes = List.copyOf(classes);
        data = Map.copyOf(data);
        dataSha256 = Map.copyOf(dataSha256);
    }
}
