package org.tarnish.network.weights;

import java.util.List;

/** What a zip is, by the names of its files: one of PyTorch's, or another that people take for weights. */
final class ZipNames {
    private static final String PICKLE = "/data.pkl";

    private ZipNames() {}

    /**
     * The folder of a zip that {@code torch.save} has written, with a slash at its end.
     *
     * @throws InvalidWeightsException if it is another zip; the message says what it is and what to do
     */
    static String folder(List<String> names) throws InvalidWeightsException {
        var folders = names.stream()
                .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
                .map(name -> name.substring(0, name.length() - PICKLE.length() + 1))
                .toList();
        if (folders.size() != 1) {
            throw new InvalidWeightsException(other(names, folders.size()));
        }
        var folder = folders.get(0);
        if (names.contains(folder + "constants.pkl")
                || names.stream().anyMatch(name -> name.startsWith(folder + "code/"))) {
            throw new InvalidWeightsException("it is a TorchScript archive, which holds code; save its state dict:"
                    + " torch.save(torch.jit.load('model.pt').state_dict(), 'weights.pth')");
        }
        return folder;
    }

    private static String other(List<String> names, int pickles) {
        if (!names.isEmpty() && names.stream().allMatch(name -> name.endsWith(".npy"))) {
            return "it is a NumPy archive (.npz), whose names and layouts no network here has; save a state dict with"
                    + " torch.save or safetensors";
        }
        if (names.stream().anyMatch(name -> name.endsWith(".weights.h5"))) {
            return "it is a model of Keras, whose layouts no network here has; save the network's state dict from PyTorch";
        }
        if (names.stream().anyMatch(name -> name.endsWith("archive_format") || name.endsWith(".pt2"))) {
            return "it is a program that torch.export has saved; save its state dict:"
                    + " torch.save(torch.export.load('model.pt2').state_dict, 'weights.pth')";
        }
        return names.stream()
                .filter(name -> name.matches("(?s).*\\.(pth|pt|th|bin|ckpt|tar|safetensors)"))
                .findFirst()
                .map(name -> "it is a zip around '" + FileText.shown(name) + "'; unpack it and name that file")
                .orElse("it is a zip with " + pickles + " files */data.pkl, PyTorch's have one; were the weights zipped"
                        + " once more?");
    }
}
