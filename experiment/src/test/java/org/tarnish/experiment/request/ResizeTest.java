package org.tarnish.experiment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.experiment.plan.TaskId;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.imaging.resize.Filter;

class ResizeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cover\"",
                "\"crop\"",
                "\"stretch\"",
                "\"torchvision\"",
                "{\"torchvision\":{\"share\":0.95}}",
                "{\"torchvision\":{\"filter\":\"bicubic\",\"shortSide\":232}}"
            })
    void isWrittenAsItIsRead(String json) throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(JSON.readValue(json, Resize.class))).isEqualTo(json);
    }

    @Test
    void whatIsUsualNeedNotBeSaid() throws JsonProcessingException {
        var usual = new Resize.Torchvision(0.875, null, Filter.BILINEAR);
        assertThat(JSON.readValue("\"torchvision\"", Resize.class)).isEqualTo(usual);
        assertThat(JSON.readValue("{\"torchvision\": {\"share\": 0.875}}", Resize.class))
                .isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"squeeze\"", "5", "{}", "{\"crop\": {}}", "{\"torchvision\": 5}"})
    void nothingElseIsRead(String json) {
        assertThatThrownBy(() -> JSON.readValue(json, Resize.class)).isInstanceOf(JsonProcessingException.class);
    }

    /** Sides and shares with what timm makes of them: {@code floor(size / crop_pct)}. */
    @ParameterizedTest
    @CsvSource({
        "224, 0.875, 256",
        "224, 0.95, 235",
        "224, 0.9, 248",
        "224, 1, 224",
        "299, 0.875, 341",
        "32, 0.875, 36",
        "384, 1.0, 384",
        "300, 0.904, 331",
        "224, 0.7, 320",
        "19, 0.95, 20"
    })
    void theShorterSideIsRoundedDown(int side, double share, int shorter) {
        assertThat(new Resize.Torchvision(share, null, null).shortSide(side)).isEqualTo(shorter);
    }

    @Test
    void aShareOrAShortSideIsGiven() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Resize.Torchvision(0.9, 256, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Resize.Torchvision(0.0, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Resize.Torchvision(1.1, null, null));
    }

    @ParameterizedTest
    @CsvSource({"crop, ingest-ec7e7cff2e9e575aef3bf9ca", "stretch, ingest-992ce485c88deb3d4944cad3"})
    void wordsKeepTheIdentityOfWhatTheySize(String word, String id) {
        var dataset =
                new DatasetRequest("digits", null, null, null, null, null, null, null, Resize.of(word), null, null);
        assertThat(TaskId.of(new TaskSpec.Ingest(dataset, "digits", 16))).isEqualTo(id);
    }
}
