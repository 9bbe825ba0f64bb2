package org.tarnish.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.request.Curves;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.Storage;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.architecture.Architectures;

class RequestValidatorTest {
    @TempDir
    private static Path mirror;

    private static RequestValidator validator;

    @BeforeAll
    static void makeValidator() throws IOException {
        Files.createDirectories(mirror.resolve("flowers"));
        Files.createDirectories(mirror.resolve("foggy/fog/2/cat"));
        Files.write(mirror.resolve("foggy/fog/2/cat/1.png"), new byte[1]);
        Files.createDirectories(mirror.resolve("weights/copy"));
        WeightsFiles.write(mirror.resolve("weights/first.pt"), "resnet20", 10, "");
        WeightsFiles.write(mirror.resolve("weights/copy/first.pt"), "resnet20", 10, "");
        validator = new RequestValidator(
                Requests.datasets(mirror), Requests.weights(mirror.resolve("weights")), FrostLibrary.shipped());
    }

    @Test
    void acceptsTheQuickstart() {
        var json = Requests.quickstart();
        assertThat(validator.validate(json)).isEqualTo(RequestReader.as(json, ExperimentRequest.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$schema: ../docs/schema/experiment.schema.json",
                "dataset: {name: flowers}",
                "dataset: {path: flowers, validation: 0.5, test: 0.5, limit: {train: 1}}",
                "dataset: {path: flowers, role: evaluation}\ntraining: {maxEpochs: 0}",
                "dataset: {path: flowers, validation: 0, test: 1}\ntraining: {maxEpochs: 0}",
                "dataset: {path: flowers, layout: class-folders}",
                "imageSize: 16.0",
                "measures: [standard, worstCase5]",
                "measures: [all]",
                "training: {learningRate: 1}",
                "training: {maxEpochs: 0}",
                "training: {optimizer: sgd, momentum: 0.9, nesterov: true, weightDecay: 0.0005, schedule: one-cycle}",
                "training: {optimizer: adamw, schedule: {step: {epochs: 30, factor: 0.1}}, warmupEpochs: 2.5}",
                "training: {labelSmoothing: 0.1, gradientClip: 5, microBatch: 16}",
                "training: {precision: bfloat16}\nevaluation: {precision: float16}",
                "training: {augmentation: {cropPadding: 8, horizontalFlip: true, randomResizedCrop: {scale: [0.5, 1]}}}",
                "methodologies: [shared]",
                "methodologies: [{baseline: {}}, {fixed: {reduction: color, quality: 0}}]",
                "methodologies: ",
                "conditions: {}",
                "conditions: {reductions: {kinds: [crop], qualities: [0, 1]}}",
                "methodologies: [{linear-rounds: {reduction: crop, step: 0.1, qMin: 0, ascending: true}}]",
                "methodologies: [{linear-epochs: {reduction: color}}, {adaptive-rounds: {reduction: crop, step: 1}}]",
                "conditions: {corruptions: {names: [fog], severities: [2], table: cifar, from: {path: foggy}}}",
                "curves: {split: test}",
                "curves: {corruptions: {names: [fog], severities: [1]}, reductions: {kinds: [crop], qualities: [0.5]}}",
                "seeds: [9007199254740991]",
                "architectures: [squeezenet1_1]\nimageSize: 17",
                "architectures: [squeezenet1_1]\nimageSize: 17\ninitializations: [random, imagenet]",
                "architectures: [wide_resnet16_4, wide_resnet50_2]\nimageSize: 32",
                "initializations: [{random: {}}, {file: {path: first.pt, normalization: imagenet}}]",
                "initializations: [{file: {path: elsewhere.pt, sha256: 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9}}]",
                "training: {maxEpochs: 0}",
                "conditions: {corruptions: {names: [frost], frostTextures: synthesized-v1}}",
                "conditions: {perturbations: {names: [rotate, shot_noise], images: 5, difficulty: 3, table: cifar, seed: 1}}"
            })
    void acceptsWhatIsAllowed(String change) {
        assertThat(validator.validate(Requests.with(change))).isNotNull();
    }

    @Test
    void whatAPublishedSetLacksIsSaidAtSubmission() {
        var asked = "conditions: {corruptions: {names: [fog, snow], severities: [2, 3], from: {path: foggy}}}";

        var errors = Requests.errors(() -> validator.validate(Requests.with(asked)));

        assertThat(errors).allSatisfy(error -> assertThat(error.path()).isEqualTo("conditions.corruptions.from.path"));
        assertThat(errors.stream().map(RequestError::message).toList())
                .hasSize(3)
                .satisfiesExactly(
                        message -> assertThat(message)
                                .contains("holds no images of fog at severity 3")
                                .contains("there are of the corruptions fog"),
                        message -> assertThat(message).contains("no images of snow at severity 2"),
                        message -> assertThat(message).contains("no images of snow at severity 3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "name: '' -> name -> must not be empty",
                "name: 5 -> name -> must be text, was 5",
                "name: -> name -> is missing; give it a value",
                "dataset: digits -> dataset -> must be a mapping, was the text 'digits'",
                "dataset: [] -> dataset -> must be a mapping, was an empty list",
                "dataset: -> dataset -> is missing; give it a value",
                "dataset: {} -> dataset -> must have exactly one of name, path and url, has none",
                "dataset: {name: digits, path: x, url: 'http://x'} -> dataset"
                        + " -> must have exactly one of name, path and url, has name and path and url",
                "dataset: {name: digits, sha256: abc} -> dataset.sha256"
                        + " -> must be text that matches ^[0-9a-f]{64}$, was the text 'abc'",
                "dataset: {name: digits, validation: 2} -> dataset.validation -> must be at most 1, was 2",
                "dataset: {name: digits, validation: 0.6, test: 0.5} -> dataset"
                        + " -> validation and test must be at most 1 together, were 0.6 and 0.5",
                "dataset: {name: digits, test: 0.95} -> dataset"
                        + " -> validation and test must be at most 1 together, were 0.1 and 0.95",
                "dataset: {name: digits, limit: {train: 99999999999}} -> dataset.limit.train"
                        + " -> must be at most 100000000, was 99999999999",
                "dataset: {name: digits, layout: folders} -> dataset.layout"
                        + " -> there is no 'folders'; allowed: cifar-binary, cifar-python, idx, stl10, svhn, numpy, parquet, webdataset,"
                        + " listed, class-folders",
                "dataset: {name: digits, role: training} -> dataset.role -> there is no 'training'; allowed: evaluation",
                "dataset: {name: digits, role: evaluation} -> training.maxEpochs"
                        + " -> must be 0, as the data set is for evaluation alone and has no images to train on",
                "dataset: {name: digits, validation: 0, test: 1} -> training.maxEpochs"
                        + " -> must be 0, as the data set is for evaluation alone and has no images to train on",
                "dataset: {name: digits, resize: squeeze} -> dataset.resize"
                        + " -> there is no 'squeeze'; allowed: cover, crop, stretch, torchvision",
                "dataset: {name: digits, resize: 5} -> dataset.resize -> must be text or a mapping, was 5",
                "dataset: {name: digits, resize: {crop: {}}} -> dataset.resize.crop"
                        + " -> there is no field 'crop' here; allowed: torchvision",
                "dataset: {name: digits, resize: {torchvision: {share: 1.5}}} -> dataset.resize.torchvision.share"
                        + " -> must be at most 1, was 1.5",
                "dataset: {name: digits, resize: {torchvision: {filter: lanczos}}} -> dataset.resize.torchvision.filter"
                        + " -> there is no 'lanczos'; allowed: bilinear, bicubic",
                "dataset: {name: digits, resize: {torchvision: {share: 0.9, shortSide: 256}}}"
                        + " -> dataset.resize.torchvision -> must have one of share and shortSide, has both",
                "dataset: {name: digits, resize: {torchvision: {shortSide: 8}}} -> dataset.resize.torchvision.shortSide"
                        + " -> must be at least imageSize, which is 16, was 8",
                "dataset: {name: digits, classes: {even: '0'}} -> dataset.classes.even"
                        + " -> must be a list, was the text '0'",
                "dataset: {name: digits, classes: {even: ['0', '2'], small: ['0']}} -> dataset.classes"
                        + " -> the source '0' is given to the class 'small' and before to 'even';"
                        + " a source belongs to one class, once",
                "dataset: {name: digits, classes: {}} -> dataset.classes -> a mapping must name a class, names none",
                "dataset: {name: digits, classes: {a/b: ['0']}} -> dataset.classes -> a class must be named by 1 to"
                        + " 100 characters without slashes, the first no dot, was 'a/b'",
                "dataset: {url: 'ftp://x/y.tar'} -> dataset.url"
                        + " -> must be text that matches ^(https?|file)://?.+, was the text 'ftp://x/y.tar'",
                "imageSize: sixteen -> imageSize -> must be an integer, was the text 'sixteen'",
                "imageSize: '16' -> imageSize -> must be an integer, was the text '16'",
                "imageSize: 16.5 -> imageSize -> must be an integer, was 16.5",
                "imageSize: 4 -> imageSize -> must be at least 8, was 4",
                "imageSize: 99999999999999999999 -> imageSize -> must be at most 1024, was 99999999999999999999",
                "imageSize: true -> imageSize -> must be an integer, was true",
                "architectures: [] -> architectures -> must not be empty",
                "architectures: resnet20 -> architectures -> must be a list, was the text 'resnet20'",
                "architectures: [5] -> architectures[0] -> must be text, was 5",
                "architectures: [[resnet20]] -> architectures[0] -> must be text, was the list [\"resnet20\"]",
                "architectures: [resnet20, resnet20] -> architectures -> must not name the same thing twice",
                "initializations: [null] -> initializations[0] -> must be text or a mapping, was null",
                "initializations: [file] -> initializations[0]"
                        + " -> the initialization 'file' needs the parameter 'path'",
                "initializations: [{file: {}}] -> initializations[0].file.path -> is missing; give it a value",
                "initializations: [{file: {path: 5}}] -> initializations[0].file.path -> must be text, was 5",
                "initializations: [{url: {url: 'http://x/y.pth'}}] -> initializations[0].url.sha256"
                        + " -> is missing; give it a value",
                "initializations: [{store: {key: a/b, sha256: abc}}] -> initializations[0].store.sha256"
                        + " -> must be text that matches ^[0-9a-f]{64}$, was the text 'abc'",
                "initializations: [{file: {path: first.pt, kind: x}}] -> initializations[0].file.kind"
                        + " -> there is no field 'kind' here; allowed: path, sha256, normalization, use",
                "initializations: [random, imagenet] -> initializations[1]"
                        + " -> there are no ImageNet weights for 'resnet20'; there are for alexnet, vgg16, vgg19, resnet18,"
                        + " resnet50, resnet101, resnet152, wide_resnet50_2, squeezenet1_0, squeezenet1_1, efficientnet_b3",
                "initializations: [{file: {path: first.pt}}, {file: {path: copy/first.pt}}] -> initializations[1]"
                        + " -> asks for the same as initializations[0]; leave one of them out",
                "architectures: [wide_resnet17_2] -> architectures[0] -> a wide residual network's depth must be 10, 16,"
                        + " 22 and so on to 202 and its width in 1..20, was 'wide_resnet17_2';"
                        + " write wide_resnet<depth>_<width>",
                "methodologies: [{linear-rounds: {reduction: crop, ascending: 1}}]"
                        + " -> methodologies[0].linear-rounds.ascending -> must be true or false, was 1",
                "methodologies: [{linear-epochs: {reduction: crop, step: 0.6}}] -> methodologies[0]"
                        + " -> qMin must be at most 1 - step, the first quality, which is 0.4, was 0.6; ask for smaller"
                        + " steps or a lower qMin",
                "curves: {split: train} -> curves.split" + " -> there is no 'train'; allowed: validation, test",
                "curves: {split: validation} -> curves"
                        + " -> must have corruptions, reductions or imageSets, for clean validation images are evaluated anyway;"
                        + " leave it out or ask for split: test",
                "curves: {reductions: {kinds: [crop], quality: [0.5]}} -> curves.reductions.quality"
                        + " -> there is no field 'quality' here (did you mean 'qualities'?); allowed: kinds, qualities",
                "training: {maxEpochs: -1} -> training.maxEpochs -> must be at least 0, was -1",
                "methodologies: [] -> methodologies -> must not be empty",
                "methodologies: [5] -> methodologies[0] -> must be text or a mapping, was 5",
                "methodologies: [{}] -> methodologies[0] -> must be a mapping with exactly one key, was an empty mapping",
                "methodologies: [{baseline: {}, shared: {}}] -> methodologies[0]"
                        + " -> must be a mapping with exactly one key, was the mapping {\"baseline\":{},\"shared\":{}}",
                "methodologies: [{fixed: 5}] -> methodologies[0].fixed -> must be a mapping, was 5",
                "methodologies: [{fixed: {reduction: color}}] -> methodologies[0].fixed.quality"
                        + " -> is missing; give it a value",
                "methodologies: [fixed] -> methodologies[0]"
                        + " -> methodology 'fixed' needs reduction and quality, as in 'fixed: {reduction: ..., quality: ...}'",
                "methodologies: [baseline, shared, baseline] -> methodologies[2]"
                        + " -> asks for the same as methodologies[0]; leave one of them out",
                "methodologies: [{fixed: {reduction: color, quality: 1}}, {fixed: {quality: 1.0, reduction: color, pattern: RC}}]"
                        + " -> methodologies[1] -> asks for the same as methodologies[0]; leave one of them out",
                "methodologies: [{fixed: {reduction: color, quality: 0.5, pattern: RX}}] -> methodologies[0].fixed.pattern"
                        + " -> must be text that matches ^[RC]{1,64}$, was the text 'RX'",
                "methodologies: [{baseline: {quality: 1}}] -> methodologies[0].baseline.quality"
                        + " -> there is no field 'quality' here; leave it out",
                "training: [] -> training -> must be a mapping, was an empty list",
                "training: {learningRate: 0} -> training.learningRate -> must be greater than 0, was 0",
                "training: {optimizer: sgd, momentum: 1} -> training.momentum -> must be less than 1, was 1",
                "training: {momentum: 0.9} -> training.momentum"
                        + " -> is for the optimizer 'sgd' alone, optimizer was 'adam'; leave it out",
                "training: {optimizer: sgd, nesterov: true} -> training.nesterov"
                        + " -> needs momentum; give momentum a value greater than 0, such as 0.9",
                "training: {weightDecay: -1} -> training.weightDecay -> must be at least 0, was -1",
                "training: {schedule: {step: {epochs: 0}}} -> training.schedule.step.epochs -> must be at least 1, was 0",
                "training: {schedule: {step: {factor: 2}}} -> training.schedule.step.factor -> must be at most 1, was 2",
                "training: {schedule: {cosine: {epochs: 5}}} -> training.schedule.cosine.epochs"
                        + " -> there is no field 'epochs' here; leave it out",
                "training: {schedule: 5} -> training.schedule -> must be text or a mapping, was 5",
                "training: {maxEpochs: 5, warmupEpochs: 6} -> training.warmupEpochs"
                        + " -> must be at most maxEpochs, which is 5, was 6.0",
                "training: {schedule: one-cycle, warmupEpochs: 1} -> training.warmupEpochs"
                        + " -> is not for the schedule 'one-cycle', which rises by itself; leave it out",
                "training: {precision: half} -> training.precision -> there is no 'half'; allowed: float32, bfloat16, float16",
                "evaluation: {precision: fp16} -> evaluation.precision"
                        + " -> there is no 'fp16'; allowed: float32, bfloat16, float16",
                "training: {labelSmoothing: 1} -> training.labelSmoothing -> must be less than 1, was 1",
                "training: {gradientClip: 0} -> training.gradientClip -> must be greater than 0, was 0",
                "training: {microBatch: 1} -> training.microBatch -> must be at least 2, was 1",
                "training: {batchSize: 32, microBatch: 64} -> training.microBatch"
                        + " -> must be at most batchSize, which is 32, was 64",
                "training: {augmentation: {cropPadding: 9}} -> training.augmentation.cropPadding"
                        + " -> the crop's padding must be in 0..8, half the side of the images, was 9",
                "training: {augmentation: {randomResizedCrop: {scale: [1, 0.5]}}} -> training"
                        + " -> the scale of a random resized crop must be two numbers in (0, 1], the lesser first,"
                        + " was [1.0, 0.5]",
                "training: {batchSize: 0} -> training.batchSize -> must be at least 1, was 0",
                "conditions: {corruptions: {}} -> conditions.corruptions.names -> is missing; give it a value",
                "conditions: {corruptions: {names: [contrast], severities: [6]}} -> conditions.corruptions.severities[0]"
                        + " -> must be at most 5, was 6",
                "conditions: {corruptions: {names: [frost], frostTextures: originals}} -> conditions.corruptions.frostTextures"
                        + " -> must be text that matches ^(synthesized-v1|sha256-[0-9a-f]{64})$, was the text 'originals'",
                "conditions: {reductions: {kinds: [color], qualities: [1.5]}} -> conditions.reductions.qualities[0]"
                        + " -> must be at most 1, was 1.5",
                "conditions: {reductions: {kinds: [color], qualities: [-0.1]}} -> conditions.reductions.qualities[0]"
                        + " -> must be at least 0, was -0.1",
                "conditions: {perturbations: {names: [rotate], difficulty: 4}} -> conditions.perturbations.difficulty"
                        + " -> must be at most 3, was 4",
                "conditions: {perturbations: {names: [rotate], images: 0}} -> conditions.perturbations.images"
                        + " -> must be at least 1, was 0",
                "conditions: {perturbations: {names: []}} -> conditions.perturbations.names -> must not be empty",
                "conditions: {minimalImages: {kinds: [color], step: 0}} -> conditions.minimalImages.step"
                        + " -> must be at least 0.001, was 0",
                "conditions: {minimalImages: {kinds: [color], entropy: pilow}} -> conditions.minimalImages.entropy"
                        + " -> there is no 'pilow' (did you mean 'pillow'?); allowed: tarnish, pillow",
                "conditions: {minimalImages: {kinds: [color], judge: bseline}} -> conditions.minimalImages.judge"
                        + " -> there is no 'bseline' (did you mean 'baseline'?); allowed: shared, baseline,"
                        + " fixed-resolution-0.5",
                "conditions: {reference: resnet20-random-baseline} -> conditions.reference -> there is no"
                        + " 'resnet20-random-baseline' (did you mean 'resnet20-random-baseline-s0'?); allowed: alexnet,"
                        + " resnet20-random-shared-s0, resnet20-random-baseline-s0,"
                        + " resnet20-random-fixed-resolution-0.5-s0",
                "conditions: {reference: 5} -> conditions.reference -> must be text, was 5",
                "curves: {imageSets: [photo]} -> curves.imageSets[0] -> there is no 'photo'; leave it out",
                "conditions: {imageSets: [{name: a}]} -> conditions.imageSets[0]"
                        + " -> must have exactly one of path and url, has none",
                "conditions: {imageSets: [{name: fog-1, path: a}]} -> conditions.imageSets[0].name"
                        + " -> the name 'fog-1' is that of another condition; choose another, such as 'my-fog-1'",
                "conditions: {reductions: {kinds: [crop]}, imageSets: [{name: crop-0.5, path: a}]} -> conditions.imageSets[0].name"
                        + " -> the name 'crop-0.5' is that of another condition; choose another, such as 'my-crop-0.5'",
                "conditions: {imageSets: [{name: a b, path: a}]} -> conditions.imageSets[0].name"
                        + " -> must be text that matches ^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$, was the text 'a b'",
                "conditions: {imageSets: [{name: a, path: a, fingerprint: x}]} -> conditions.imageSets[0].fingerprint"
                        + " -> there is no field 'fingerprint' here; allowed: name, path, url, sha256, fit, role, layout",
                "conditions: {imageSets: [{name: a, path: a, role: test}]} -> conditions.imageSets[0].role"
                        + " -> there is no 'test'; allowed: ood",
                "seeds: [99999999999999999999999999] -> seeds[0]"
                        + " -> must be at most 9007199254740991, was 99999999999999999999999999",
                "seeds: [0.5] -> seeds[0] -> must be an integer, was 0.5"
            })
    void saysWhatIsWrong(String change, String path, String message) {
        assertThat(errors(change)).containsExactly(Tuple.tuple(path, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            value = {
                "architectures: [resnet21] -> architectures[0] -> resnet21 -> resnet20 -> ARCHITECTURES",
                "architectures: [ResNet20] -> architectures[0] -> ResNet20 -> resnet20 -> ARCHITECTURES",
                "methodologies: [baselin] -> methodologies[0] -> baselin -> baseline -> METHODOLOGIES",
                "training: {optimizer: adm} -> training.optimizer -> adm -> adam -> adam, adamw, sgd",
                "training: {schedule: cosin} -> training.schedule -> cosin -> cosine -> constant, step, cosine, one-cycle",
                "training: {trainable: [head, al]} -> training.trainable[1] -> al -> all -> all, head",
                "training: {trainable: heads} -> training.trainable -> heads -> head -> all, head",
                "conditions: {corruptions: {names: [gausian_noise]}} -> conditions.corruptions.names[0]"
                        + " -> gausian_noise -> gaussian_noise -> CORRUPTIONS",
                "conditions: {corruptions: {names: [contrast], table: cifr}} -> conditions.corruptions.table"
                        + " -> cifr -> cifar -> cifar, imagenet",
                "conditions: {perturbations: {names: [rotat]}} -> conditions.perturbations.names[0]"
                        + " -> rotat -> rotate -> PERTURBATIONS",
                "conditions: {reductions: {kinds: [colour]}} -> conditions.reductions.kinds[0]"
                        + " -> colour -> color -> color, crop, resolution, combination"
            })
    void guessesWhichNameWasMeant(String change, String path, String value, String meant, String allowed) {
        var names =
                switch (allowed) {
                    case "ARCHITECTURES" -> Architectures.names();
                    case "CORRUPTIONS" -> Corruptions.names();
                    case "METHODOLOGIES" -> Methodologies.names();
                    case "PERTURBATIONS" -> Perturbations.names();
                    default -> List.of(allowed.split(", "));
                };
        assertThat(found(change))
                .containsExactly(new RequestError(
                        path,
                        value,
                        "there is no '" + value + "' (did you mean '" + meant + "'?); allowed: "
                                + String.join(", ", names),
                        names));
    }

    @Test
    void guessesNothingForAStrangeName() {
        assertThat(found("initializations: [zeros_and_ones]"))
                .containsExactly(new RequestError(
                        "initializations[0]",
                        "zeros_and_ones",
                        "there is no 'zeros_and_ones'; allowed: random, imagenet, file, url, store",
                        List.of("random", "imagenet", "file", "url", "store")));
    }

    @Test
    void aFileOfWeightsGetsItsSum() throws IOException {
        var request = validator.validate(Requests.with("initializations: [random, {file: {path: first.pt}}]"));
        var sum = Sha256.of(mirror.resolve("weights/first.pt"));
        assertThat(request.initializations())
                .containsExactly(
                        InitializationRequest.named("random"),
                        new InitializationRequest("file", Map.of("path", "first.pt", "sha256", sum)));
        assertThat(request.name()).isEqualTo("digits-quickstart");
    }

    @Test
    void whatAFileOfWeightsGoesWithStaysInTheRequest() {
        var request =
                validator.validate(Requests.with("initializations: [{file: {path: first.pt}}]\ncurves: {split: test}"));
        assertThat(request.curves()).isEqualTo(new Curves(Split.TEST, null, null));
    }

    @Test
    void frostTexturesOfCurvesAreCheckedAsThoseOfConditions() {
        assertThat(found("curves: {corruptions: {names: [frost], frostTextures: sha256-" + "0".repeat(64) + "}}"))
                .extracting(RequestError::path)
                .containsExactly("curves.corruptions.frostTextures");
    }

    @Test
    void frostTexturesThatAreNotThereAreNamed() {
        var lost = "sha256-" + "0".repeat(64);
        assertThat(found("conditions: {corruptions: {names: [frost], frostTextures: " + lost + "}}"))
                .containsExactly(new RequestError(
                        "conditions.corruptions.frostTextures",
                        lost,
                        "frost is to use the textures " + lost + ", and this service has only synthesized-v1; let"
                                + " TARNISH_FROST name the folder that holds them as frost1 to frost5, or leave"
                                + " frostTextures out of the request",
                        List.of("synthesized-v1")));
    }

    @Test
    void storageIsShardsComputedOrAuto() {
        for (var storage : Storage.values()) {
            var name = storage.name().toLowerCase(Locale.ROOT);
            var request = validator.validate(Requests.with("conditions: {storage: " + name + "}"));
            assertThat(request.conditions().storing()).isEqualTo(storage);
        }
        assertThat(found("conditions: {storage: disk}")).singleElement().satisfies(error -> {
            assertThat(error.path()).isEqualTo("conditions.storage");
            assertThat(error.allowed()).containsExactly("shards", "computed", "auto");
        });
    }

    @Test
    void weightsThatAreNotThereAreNamed() {
        assertThat(found("initializations: [{file: {path: lost.pt}}]"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.path()).isEqualTo("initializations[0]");
                    assertThat(error.message())
                            .startsWith("there are no weights 'lost.pt' in the folder ")
                            .endsWith("give a path relative to it (TARNISH_WEIGHTS sets it)");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "architecture: [resnet20] -> architecture -> architectures",
                "dataset: {nam: digits} -> dataset.nam -> name",
                "dataset: {name: digits, limit: {tset: 5}} -> dataset.limit.tset -> test",
                "methodologies: [{fixd: {}}] -> methodologies[0].fixd -> fixed",
                "methodologies: [{fixed: {reduction: color, quality: 1, qualty: 1}}] -> methodologies[0].fixed.qualty -> quality",
                "training: {epochs: 5, maxEpoch: 5} -> training.maxEpoch -> maxEpochs",
                "conditions: {corruption: {}} -> conditions.corruption -> corruptions",
                "conditions: {minimalImages: {kinds: [color], image: 3}} -> conditions.minimalImages.image -> images"
            })
    void guessesWhichFieldWasMeant(String change, String path, String meant) {
        var field = path.substring(path.lastIndexOf('.') + 1);
        assertThat(found(change)).anySatisfy(error -> {
            assertThat(error.path()).isEqualTo(path);
            assertThat(error.message())
                    .startsWith("there is no field '" + field + "' here (did you mean '" + meant + "'?); allowed: ");
            assertThat(error.allowed()).contains(meant).doesNotContain("$schema");
        });
    }

    @Test
    void saysWhereADatasetWasLookedFor() {
        var unknown = found("dataset: {name: digit}").get(0);
        assertThat(unknown.path()).isEqualTo("dataset.name");
        assertThat(unknown.value()).isEqualTo("digit");
        assertThat(unknown.message())
                .startsWith("there is no data set 'digit'; known names are digits, cifar10, cifar100; looked at "
                        + mirror.resolve("digit") + ", ")
                .endsWith("; did you mean 'digits'?");
        assertThat(unknown.allowed()).containsExactly("digits", "cifar10", "cifar100");
        assertThat(errors("dataset: {path: nowhere}"))
                .containsExactly(Tuple.tuple(
                        "dataset.path",
                        "there is no data set at path 'nowhere'; looked at " + mirror.resolve("nowhere")));
        assertThat(found("dataset: {url: 'http://a b'}").get(0).message())
                .startsWith("the address cannot be understood: Illegal character");
    }

    @Test
    void imagesMustBeLargeEnoughForEveryNetwork() {
        assertThat(errors("architectures: [resnet20, squeezenet1_1]"))
                .containsExactly(Tuple.tuple(
                        "architectures[1]", "'squeezenet1_1' needs images of at least 17 pixels, imageSize was 16"));
        assertThat(errors("architectures: [squeezenet1_1]\nimageSize: 16.0"))
                .containsExactly(Tuple.tuple(
                        "architectures[0]", "'squeezenet1_1' needs images of at least 17 pixels, imageSize was 16"));
    }

    @Test
    void weightsAndClassesThatAreDevicesAreNotOpened() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "skipped: this system has no /dev/zero");
        Files.createSymbolicLink(mirror.resolve("weights/zero.pt"), Path.of("/dev/zero"));
        Files.createSymbolicLink(mirror.resolve("zero.tsv"), Path.of("/dev/zero"));
        assertThat(found("initializations: [{file: {path: zero.pt}}]"))
                .singleElement()
                .satisfies(error ->
                        assertThat(error.message()).startsWith("there are no weights 'zero.pt' in the folder"));
        assertThat(found("dataset: {name: digits, classes: zero.tsv}"))
                .singleElement()
                .satisfies(error -> assertThat(error.message())
                        .startsWith("the mapping in 'zero.tsv' cannot be used: the file 'zero.tsv' is not within"));
    }

    @Test
    void listsEveryErrorAtOnce() {
        var errors = errors(
                "name: ",
                "dataset: {name: digit, limit: {train: 0}, test: 0.6, validation: 0.6}",
                "imageSize: 9",
                "architectures: [resnet21, squeezenet1_1]",
                "training: {batchSize: 0, optimizer: adm, patience: x}",
                "methodologies: [fixed, {fixed: {reduction: colour, quality: 2}}, baseline, baseline]",
                "conditions: {reductions: {kinds: [], qualities: [2, -1]}, corruption: {}}",
                "seeds: [a, -1]",
                "colour: red");
        assertThat(errors)
                .extracting(error -> error.toList().get(0))
                .containsExactlyInAnyOrder(
                        "name",
                        "dataset",
                        "dataset.name",
                        "dataset.limit.train",
                        "architectures[0]",
                        "architectures[1]",
                        "training.batchSize",
                        "training.optimizer",
                        "training.patience",
                        "methodologies[0]",
                        "methodologies[1].fixed.reduction",
                        "methodologies[1].fixed.quality",
                        "methodologies[3]",
                        "conditions.reductions.kinds",
                        "conditions.reductions.qualities[0]",
                        "conditions.reductions.qualities[1]",
                        "conditions.corruption",
                        "seeds[0]",
                        "seeds[1]",
                        "colour");
    }

    @Test
    void anEmptyRequestLacksFourThings() {
        assertThat(Requests.errors(() -> validator.validate(RequestReader.read("{}".getBytes(StandardCharsets.UTF_8)))))
                .extracting(RequestError::path)
                .containsExactlyInAnyOrder("name", "dataset", "imageSize", "architectures");
    }

    @Test
    void whatIsBeyondTheErrorsThatAreListedIsCounted() {
        var errors = found("seeds: [" + String.join(", ", Collections.nCopies(1000, "-1")) + "]");
        assertThat(errors).hasSize(Findings.MOST + 1);
        // A thousand seeds, too many seeds, and seeds that are not unique.
        assertThat(errors.get(Findings.MOST))
                .isEqualTo(new RequestError(
                        "", null, "902 more things are wrong; correct the first 100 and send the request again", null));
    }

    @Test
    void whatIsWrongBeyondTheErrorsThatAreListedIsNotTakenForRight() {
        var errors = found(
                "architectures: ["
                        + IntStream.range(0, 100).mapToObj(i -> "net" + i).collect(Collectors.joining(", ")) + "]",
                "methodologies: [{fixed: {reduction: [], quality: {}}}, 5]",
                "training: {schedule: {step: 5}, microBatch: x}",
                "conditions: {imageSets: [{name: [], path: {}}, 5], minimalImages: {kinds: [color], judge: shared}}",
                "initializations: [{file: {path: {}}}, 5]");
        assertThat(errors).hasSize(Findings.MOST + 1);
    }

    @Test
    void onlySomeAddressesThatDoNotAnswerAreWaitedFor() {
        var sets = IntStream.range(0, 10)
                .mapToObj(i -> "{name: set" + i + ", url: 'file:///nowhere/" + i + ".tar'}")
                .collect(Collectors.joining(", "));
        var errors = found("conditions: {imageSets: [" + sets + "]}");
        assertThat(errors).hasSize(10);
        assertThat(errors.subList(0, 3))
                .allSatisfy(error -> assertThat(error.message()).startsWith("there is no data set at "));
        assertThat(errors.subList(3, 10))
                .allSatisfy(error -> assertThat(error.message()).startsWith("the address was not asked, for 3 others"));
    }

    @Test
    void imagesOfNoClassAreNoCurve() {
        assertThat(
                        errors(
                                "{conditions: {imageSets: [{name: svhn, path: lost, role: ood}]}, curves: {imageSets: [svhn]}}"))
                .hasSize(2)
                .contains(Tuple.tuple(
                        "curves.imageSets[0]",
                        "no image of 'svhn' can be classified right, since its role is ood; leave it out"));
    }

    @Test
    void aPlaceThatMayNotBeReadIsNamed() {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "skipped: this system has no /dev/zero");
        var reason = "'/dev/zero' is a device, and only regular files and folders are read; give another place, or take"
                + " it out of its folder";
        assertThat(errors("dataset: {path: /dev/zero}")).containsExactly(Tuple.tuple("dataset.path", reason));
        assertThat(errors("dataset: {url: 'file:///dev/zero'}")).containsExactly(Tuple.tuple("dataset.url", reason));
        assertThat(errors("conditions: {imageSets: [{name: a, path: /dev/zero}]}"))
                .containsExactly(Tuple.tuple("conditions.imageSets[0].path", reason));
    }

    @Test
    void oneMistakeAThousandTimesIsListedAHundredTimes() {
        assertThat(errors("seeds: [" + String.join(", ", Collections.nCopies(1000, "-1")) + "]"))
                .hasSizeBetween(99, 102);
    }

    @Test
    void answersToLongNonsenseStayShort() {
        var nonsense = "\ud83d\ude00x".repeat(10_000);
        var requests = Stream.generate(Requests::quickstart).limit(6).toList();
        requests.get(0).putArray("architectures").add(nonsense);
        requests.get(1).put(nonsense, 1);
        requests.get(2).put("name", nonsense);
        requests.get(3).withObject("dataset").putObject("limit").put(nonsense, 1);
        requests.get(4).putArray("methodologies").addObject().putObject(nonsense);
        requests.get(5).put("imageSize", "xx" + nonsense);
        for (var request : requests) {
            assertThat(Requests.errors(() -> validator.validate(request))).allSatisfy(error -> {
                assertThat(new ObjectMapper().writeValueAsBytes(error))
                        .as("an answer that can be sent")
                        .hasSizeLessThan(3_000);
                assertThat(error.message()).contains("...");
            });
        }
    }

    @Test
    void survivesNestedNonsense() {
        var json = RequestReader.read(("{\"a\":" + "[".repeat(900) + "]".repeat(900) + ",\"dataset\":{\"name\":"
                        + "{\"x\":".repeat(900) + "1" + "}".repeat(900) + "}}")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(Requests.errors(() -> validator.validate(json)))
                .extracting(RequestError::path)
                .contains("a", "dataset.name", "name", "imageSize", "architectures");
    }

    @Test
    void everyMethodologyOfTheCatalogueIsUnderstood() {
        for (var methodology : Methodologies.names()) {
            var errors = errorsOf(Requests.with("methodologies: [" + methodology + "]"));
            assertThat(errors)
                    .allMatch(error -> error.message().startsWith("methodology '" + methodology + "' needs "));
        }
    }

    private static List<RequestError> errorsOf(JsonNode request) {
        try {
            validator.validate(request);
            return List.of();
        } catch (BadRequest e) {
            return e.errors();
        }
    }

    @Test
    void anUnknownMeasureIsNamedWithThoseThereAre() {
        assertThat(found("measures: [accuracy, brierScor]")).singleElement().satisfies(error -> {
            assertThat(error.path()).isEqualTo("measures[1]");
            assertThat(error.message()).contains("did you mean 'brierScore'?");
            assertThat(error.allowed()).contains("standard", "all", "worstCase5");
        });
    }

    private static List<RequestError> found(String... changes) {
        return Requests.errors(() -> validator.validate(Requests.with(changes)));
    }

    private static List<Tuple> errors(String... changes) {
        return found(changes).stream()
                .map(error -> Tuple.tuple(error.path(), error.message()))
                .toList();
    }
}
