package org.tarnish.experiment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.Examples;
import org.tarnish.experiment.request.TrainingSettings.Trainable;

class TrainingSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"momentum\": 0, \"nesterov\": false, \"weightDecay\": 0, \"labelSmoothing\": 0, \"warmupEpochs\": 0}",
                "{\"schedule\": \"constant\"}",
                "{\"schedule\": {\"constant\": {}}}",
                "{\"microBatch\": 64}",
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
        var settings = new TrainingSettings(
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
                new Augmentation(4, true, new Augmentation.ResizedCrop(null, null)));
        var json = Examples.JSON.writeValueAsString(settings);
        assertThat(json)
                .contains("\"schedule\":{\"step\":{\"epochs\":30.0,\"factor\":0.1}}")
                .contains("\"microBatch\":32");
        assertThat(read(json)).isEqualTo(settings);
        assertThat(settings.imagesAtOnce()).isEqualTo(32);
    }

    @Test
    void trainableIsOneOrSeveral() throws JsonProcessingException {
        assertThat(read("{\"trainable\": \"head\"}")).isEqualTo(read("{\"trainable\": [\"head\"]}"));
        assertThat(read("{\"trainable\": \"head\"}").learns()).isEqualTo(Trainable.HEAD);
        var both = read("{\"trainable\": [\"head\", \"all\"]}");
        assertThat(both.trainable()).containsExactly(Trainable.HEAD, Trainable.ALL);
        assertThat(Examples.JSON.writeValueAsString(both)).contains("\"trainable\":[\"head\",\"all\"]");
        assertThat(both.learning(Trainable.ALL)).isEqualTo(TrainingSettings.defaults());
        assertThatThrownBy(both::learns)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the settings of one training must have one trainable, had [HEAD, ALL]");
    }

    @Test
    void weightDecayIsTheOptimizersUsualOneUnlessGiven() throws JsonProcessingException {
        assertThat(read("{\"optimizer\": \"adamw\"}").decay()).isEqualTo(0.01);
        assertThat(read("{\"optimizer\": \"adamw\", \"weightDecay\": 0.01}"))
                .isEqualTo(read("{\"optimizer\": \"adamw\"}"));
        assertThat(read("{\"optimizer\": \"adamw\", \"weightDecay\": 0}").decay())
                .isZero();
        assertThat(read("{\"optimizer\": \"sgd\"}").decay()).isZero();
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
