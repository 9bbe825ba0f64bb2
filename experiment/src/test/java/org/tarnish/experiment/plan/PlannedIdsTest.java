package org.tarnish.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.experiment.Examples;
import org.tarnish.machine.file.Sha256;

/** The identities of all tasks of whole requests, pinned, however their training is spelled. */
class PlannedIdsTest {
    private static final String EVERYTHING = "{optimizer: sgd, learningRate: 0.1, batchSize: 128, maxEpochs: 20,"
            + " patience: 5, trainable: head, momentum: 0.9, nesterov: true, weightDecay: 0.0005,"
            + " schedule: {step: {epochs: 30, factor: 0.1}}, warmupEpochs: 2.5, labelSmoothing: 0.1, gradientClip: 5,"
            + " microBatch: 16, augmentation: {cropPadding: 4, horizontalFlip: true,"
            + " randomResizedCrop: {scale: [0.5, 1]}}}";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "{} -> eb73d92c49ca62c709ead5f7",
                "{optimizer: adam, learningRate: 0.001, batchSize: 64, maxEpochs: 30, patience: 3, trainable: all,"
                        + " momentum: 0, nesterov: false, weightDecay: 0, schedule: constant, warmupEpochs: 0,"
                        + " labelSmoothing: 0, microBatch: 64, augmentation: {cropPadding: 0}} -> eb73d92c49ca62c709ead5f7",
                EVERYTHING + " -> 16729728d14d79f201ba8bcf",
                "{trainable: [head, all]} -> 3b21322724486fd2542253c2",
                "{optimizer: adamw} -> 435476022b9841502f9b7d57",
                "{optimizer: adamw, weightDecay: 0} -> 81446f1037e9cd5268cb311e",
                "{optimizer: sgd, schedule: cosine, microBatch: 128, augmentation: {horizontalFlip: true}} -> 52db7cf49761b245fabb3106"
            })
    void stayWhatTheyAre(String training, String pinned) {
        var plan = Examples.plan(
                Examples.request(
                        "training: " + training,
                        "methodologies: [baseline, {fixed: {reduction: crop, quality: 0.5}}, {adaptive-rounds:"
                                + " {reduction: color, step: 0.5}}]",
                        "initializations: [random, imagenet]",
                        "architectures: [resnet20, squeezenet1_1]",
                        "conditions: {corruptions: {names: [fog], severities: [1, 5]}, reductions: {kinds: [crop]},"
                                + " minimalImages: {kinds: [color], images: 10}}",
                        "curves: {split: test, corruptions: {names: [fog], severities: [1]}}",
                        "seeds: [0, 1]"),
                Examples.digits());
        var ids = plan.tasks().stream().map(Task::id).collect(Collectors.joining("\n"));
        assertThat(Sha256.of(ids)).as("the ids of %s", ids).startsWith(pinned);
    }

    /** As written by earlier versions. */
    @Test
    void aPublishedTrainingIsReadWithItsIdentity() throws JsonProcessingException {
        var published =
                "{\"id\":\"train-cc69d8ac130f084d76b90297\",\"spec\":{\"kind\":\"train\",\"dataset\":\"d0\",\"ar"
                        + "chitecture\":\"resnet20\",\"initialization\":\"random\",\"settings\":{\"optimizer\":\"sgd\",\"l"
                        + "earningRate\":0.1,\"batchSize\":128,\"maxEpochs\":20,\"patience\":5,\"trainable\":\"head\",\"mo"
                        + "mentum\":0.9,\"nesterov\":true,\"weightDecay\":5.0E-4,\"schedule\":{\"step\":{\"epochs\":30.0,"
                        + "\"factor\":0.1}},\"warmupEpochs\":2.5,\"labelSmoothing\":0.1,\"gradientClip\":5.0,\"microBatch"
                        + "\":16,\"augmentation\":{\"cropPadding\":4,\"horizontalFlip\":true,\"randomResizedCrop\":{\"scal"
                        + "e\":[0.5,1.0],\"ratio\":[0.75,1.3333333333333333]}}},\"methodology\":\"baseline\",\"seed\":0,\""
                        + "shared\":\"train-dd28a82f8b2e891b52d7949a\",\"reduced\":[],\"curves\":[{\"split\":\"test\",\"va"
                        + "riant\":{\"form\":\"clean\"}},{\"split\":\"test\",\"variant\":{\"form\":\"corrupted\",\"corrupt"
                        + "ion\":\"fog\",\"severity\":1,\"table\":\"CIFAR\",\"seed\":0},\"shards\":{\"group\":\"written\","
                        + "\"dataset\":\"d0\",\"split\":\"test\",\"variant\":{\"form\":\"corrupted\",\"corruption\":\"fog"
                        + "\",\"severity\":1,\"table\":\"CIFAR\",\"seed\":0},\"shards\":1}}]}}";
        var task = Examples.JSON.readValue(published, Task.class);
        assertThat(TaskId.of(task.spec())).isEqualTo(task.id());
        assertThat(Examples.JSON.readTree(Examples.JSON.writeValueAsString(task)))
                .isEqualTo(Examples.JSON.readTree(published));
    }
}
