package org.tarnish.learning.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.imaging.Image;
import org.tarnish.learning.SharedImages;
import org.tarnish.learning.TestEngine;
import org.tarnish.network.SharedMaterial;
import org.tarnish.network.architecture.Architectures;

/** Real weights on real images against what PyTorch makes of them; counts only with {@code -Dtarnish.counts=true}. */
class PretrainedTest {
    private static final Normalization IMAGENET =
            new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    private static final String CIFAR = "data/cifar10-jpeg.tar.xz";
    private static final String SAMPLE = "data/imagenet-sample.tar";
    private static final int BATCH = 100;

    @ParameterizedTest
    @ValueSource(strings = {"resnet20", "resnet56"})
    void logitsOnCifarImagesAreThoseOfTheReference(String architecture) throws IOException {
        var golden = golden(architecture);
        var images = SharedImages.read(CIFAR, golden.get("logits")::has);
        assertThat(images).hasSize(20);
        try (var classifier = classifier(architecture, golden, 10)) {
            checkLogits(golden.get("logits"), images, classifier);
        }
    }

    @Test
    void logitsOnImagenetImagesAreThoseOfTheReference() throws IOException {
        var golden = golden("squeezenet1_0");
        var images = imagenet(golden.get("first10Logits")::has);
        assertThat(images).hasSize(golden.get("first10Logits").size());
        try (var classifier = classifier("squeezenet1_0", golden, 1000)) {
            checkLogits(golden.get("first10Logits"), images, classifier);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet20", "resnet56"})
    @EnabledIfSystemProperty(named = "tarnish.counts", matches = "true", disabledReason = "takes minutes")
    void asManyCifarImagesAreRightAsInTheReference(String architecture) throws IOException {
        var golden = golden(architecture);
        var images = SharedImages.read(CIFAR, name -> name.startsWith("test/"));
        var classes = images.keySet().stream()
                .map(PretrainedTest::folder)
                .distinct()
                .sorted()
                .toList();
        try (var classifier = classifier(architecture, golden, classes.size())) {
            int correct = correct(images, classes, classifier);
            System.out.println(architecture + ": " + correct + " of " + images.size());
            // Another JPEG decoder changes a few predictions.
            assertThat(correct).isCloseTo(golden.get("correct").asInt(), within(10));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "tarnish.counts", matches = "true", disabledReason = "takes minutes")
    void asManyImagenetImagesAreRightAsInTheReference() throws IOException {
        var golden = golden("squeezenet1_0");
        var images = imagenet(name -> true);
        // Classes are numbered in the order of their folders' names.
        var classes = images.keySet().stream().sorted().toList();
        try (var classifier = classifier("squeezenet1_0", golden, classes.size())) {
            int correct = correct(images, classes, classifier);
            System.out.println("squeezenet1_0: " + correct + " of " + images.size());
            assertThat(correct).isCloseTo(golden.get("top1Correct").asInt(), within(4));
        }
    }

    private static int correct(Map<String, Image> images, List<String> classes, Classifier classifier) {
        var names = new ArrayList<>(images.keySet());
        int correct = 0;
        for (int from = 0; from < names.size(); from += BATCH) {
            var batch = names.subList(from, Math.min(from + BATCH, names.size()));
            var logits = classifier.logits(batch.stream().map(images::get).toList());
            for (int i = 0; i < logits.length; i++) {
                correct += highest(logits[i]) == classes.indexOf(folder(batch.get(i))) ? 1 : 0;
            }
        }
        return correct;
    }

    private static int highest(float[] logits) {
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        return best;
    }

    private static void checkLogits(JsonNode golden, Map<String, Image> images, Classifier classifier) {
        for (var entry : images.entrySet()) {
            var logits = classifier.logits(List.of(entry.getValue()))[0];
            var expected = golden.get(entry.getKey());
            for (int k = 0; k < expected.size(); k++) {
                // Four decimals are given, and sums are taken in another order; the decoder's samples are equal.
                assertThat((double) logits[k])
                        .as("%s, class %d", entry.getKey(), k)
                        .isCloseTo(expected.get(k).asDouble(), within(0.002));
            }
        }
    }

    private static Map<String, Image> imagenet(Predicate<String> wanted) throws IOException {
        return SharedImages.read(SAMPLE, name -> wanted.test(folder(name))).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> folder(entry.getKey()), entry -> SharedImages.center(entry.getValue(), 224)));
    }

    /** The folder that an image lies in, or the name itself where it lies in none. */
    private static String folder(String name) {
        var parts = name.split("/");
        return parts.length > 1 ? parts[parts.length - 2] : name;
    }

    private static Classifier classifier(String architecture, JsonNode golden, int classes) throws IOException {
        return Classifier.load(
                Architectures.named(architecture),
                classes,
                IMAGENET,
                SharedMaterial.file(golden.get("weights").asText()),
                TestEngine.device());
    }

    private static JsonNode golden(String architecture) throws IOException {
        return new ObjectMapper()
                .readTree(SharedMaterial.file("golden/pretrained/" + architecture + ".json")
                        .toFile());
    }
}
