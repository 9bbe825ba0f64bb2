package org.tarnish.experiment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.Examples;

class TrainingSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"momentum\": 0, \"nesterov\": false, \"weightDecay\": 0, \"labelSmoothing\": 0, \"warmupEpochs\": 0}",
                "{\"schedule\": \"constant\"}",
                "{\"schedule\": {\"constant\": {}}}",
                "{\"microBatch\": 64}",
                "{\"precision\": \"float32\"}",
                "{\"augmentation\": {\"cropPadding\": 0, \"horizontalFlip\": false}}"
            })
    void whatIsAsUsualIsTheSameSaidOrUnsaid(String json) throws JsonProcessingException {
        assertThat(read(json)).isEqualTo(TrainingSettings.defaults());
    }

    @Test
    void whatIsAsUsualIsNotWritten() throws JsonProcessingException {
        assertThat(Examples.JSON.writeValueAsString(TrainingSettings.defaults()))
                .isEqualTo("{\"optimizer\":\"adam\",\"learningRate\":0.001,\"batchSize\":64,\"maxEpochs\":30,"
                        + "\"patience\":3,\"trainable\":\"all\"}");
    }

    @Test
    void everySettingComesBackFromJson() throws JsonProcessingException {
        var settings = TrainingSettings.of(new TrainingForm(
                "sgd",
                0.1,
                128,
                200,
                200,
                List.of(Trainable.ALL),
                0.9,
                true,
                0.0005,
                new ScheduleRequest("step", Map.of("epochs", 30.0, "factor", 0.1)),
                5.0,
                0.1,
                1.0,
                32,
                new Augmentation(4, true, new Augmentation.ResizedCrop(null, null)),
                Precision.BFLOAT16));
        var json = Examples.JSON.writeValueAsString(settings);
        assertThat(json)
                .contains("\"schedule\":{\"step\":{\"epochs\":30.0,\"factor\":0.1}}")
                .contains("\"microBatch\":32")
                .contains("\"precision\":\"bfloat16\"");
        assertThat(read(json)).isEqualTo(settings);
        assertThat(settings.microBatch()).isEqualTo(32);
    }

    @Test
    void trainableIsOneOrSeveral() throws JsonProcessingException {
        assertThat(read("{\"trainable\": \"head\"}")).isEqualTo(read("{\"trainable\": [\"head\"]}"));
        assertThat(read("{\"trainable\": \"head\"}").trainable()).isEqualTo(Trainable.HEAD);
        var json = "{\"maxEpochs\": 7, \"trainable\": [\"head\", \"all\", \"head\"]}";
        var both = Examples.JSON.readValue(json, TrainingRequest.class);
        assertThat(both.each())
                .containsExactly(read("{\"maxEpochs\": 7, \"trainable\": \"head\"}"), read("{\"maxEpochs\": 7}"));
        assertThat(Examples.JSON.writeValueAsString(both)).contains("\"trainable\":[\"head\",\"all\"]");
        assertThat(Examples.JSON.readValue(Examples.JSON.writeValueAsString(both), TrainingRequest.class))
                .isEqualTo(both);
        assertThatThrownBy(() -> read(json))
                .hasMessageContaining("the settings of one training must have one trainable, had [HEAD, ALL]");
    }

    @Test
    void theTrainingsOfARequestDifferInWhatLearnsAlone() throws JsonProcessingException {
        var head = read("{\"trainable\": \"head\"}");
        for (var each : List.of(
                List.<TrainingSettings>of(),
                List.of(head, head),
                List.of(head, read("{\"maxEpochs\": 7, \"trainable\": \"all\"}")))) {
            assertThatThrownBy(() -> new TrainingRequest(each))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must differ in what learns alone");
        }
    }

    @Test
    void nothingIsNullWhateverIsLeftOut() throws ReflectiveOperationException {
        for (var part : TrainingSettings.class.getRecordComponents()) {
            assertThat(part.getAccessor().invoke(TrainingSettings.defaults()))
                    .as(part.getName())
                    .isNotNull();
        }
        assertThat(TrainingSettings.defaults().microBatch()).isEqualTo(64);
    }

    @Test
    void whatDoesNotGoTogetherIsSaidBySetting() throws JsonProcessingException {
        assertThat(read("{\"momentum\": 0.9, \"warmupEpochs\": 31, \"schedule\": \"one-cycle\"}")
                        .problems())
                .extracting(RequestError::path, RequestError::value, RequestError::message)
                .containsExactly(
                        tuple(
                                "momentum",
                                "0.9",
                                "is for the optimizer 'sgd' alone, optimizer was 'adam'; leave it out"),
                        tuple("warmupEpochs", "31.0", "must be at most maxEpochs, which is 30, was 31.0"),
                        tuple(
                                "warmupEpochs",
                                "31.0",
                                "is not for the schedule 'one-cycle', which rises by itself; leave it out"));
        assertThat(read("{\"optimizer\": \"sgd\", \"nesterov\": true}").problems())
                .extracting(RequestError::path)
                .containsExactly("nesterov");
        assertThat(TrainingSettings.defaults().problems()).isEmpty();
    }

    @Test
    void anOptimizerThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> read("{\"optimizer\": \"adamm\"}")).hasMessageContaining("'adamm'");
    }

    @Test
    void weightDecayIsTheOptimizersUsualOneUnlessGiven() throws JsonProcessingException {
        assertThat(read("{\"optimizer\": \"adamw\"}").weightDecay()).isEqualTo(0.01);
        assertThat(read("{\"optimizer\": \"adamw\", \"weightDecay\": 0.01}"))
                .isEqualTo(read("{\"optimizer\": \"adamw\"}"));
        assertThat(read("{\"optimizer\": \"adamw\", \"weightDecay\": 0}").weightDecay())
                .isZero();
        assertThat(read("{\"optimizer\": \"sgd\"}").weightDecay()).isZero();
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThatThrownBy(() -> ScheduleRequest.of(7))
                .hasMessage("a schedule must be a name or a mapping of one name to its parameters, was 7");
        assertThatThrownBy(() -> Examples.JSON.readValue("{\"step\": {\"epochs\": \"x\"}}", ScheduleRequest.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("the parameter 'epochs' of schedule 'step' must be a number, was x");
    }

    private static TrainingSettings read(String json) throws JsonProcessingException {
        return Examples.JSON.readValue(json, TrainingSettings.class);
    }
}
