package org.tarnish.experiment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitializationRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isANameOrANameWithParametersAndIsWrittenAsItWasRead() throws JsonProcessingException {
        for (var text : List.of(
                "\"random\"",
                "{\"file\":{\"path\":\"a/b.pth\",\"sha256\":\"0123\"}}",
                "{\"file\":{\"normalization\":\"imagenet\",\"path\":\"a\",\"use\":\"ema\"}}",
                "{\"file\":{\"normalization\":{\"mean\":[0.5,0.25,0.0],\"std\":[0.1,1.0,0.001]},\"path\":\"a\"}}")) {
            var read = JSON.readValue(text, InitializationRequest.class);
            assertThat(JSON.writeValueAsString(read)).isEqualTo(text);
        }
    }

    @Test
    void isLabelledByWhatItIs() {
        assertThat(InitializationRequest.named("imagenet").label()).isEqualTo("imagenet");
        assertThat(new InitializationRequest("file", Map.of("path", "a/b c.pth", "sha256", "0123456789abcdef")).label())
                .isEqualTo("file-b_c.pth-01234567");
    }

    @Test
    void anotherMeanOrDeviationIsAnotherLabel() {
        var labels = List.of("mean 0.5 0.5 0.5 std 0.5 0.5 0.5", "mean 0.5 0.5 0.5 std 0.5 0.5 0.6").stream()
                .map(own -> new InitializationRequest("file", Map.of("path", "a.pth", "normalization", own)).label())
                .toList();

        assertThat(labels).doesNotHaveDuplicates().allMatch(label -> label.matches("file-own-[0-9a-f]{8}-a.pth"));
    }

    @Test
    void aMeanOrDeviationThatImagesCannotHaveIsRefused() {
        var three = List.of(0.5, 0.5, 0.5);
        for (var wrong : List.of(
                Map.of("mean", three),
                Map.of("mean", three, "std", List.of(1, 1)),
                Map.of("mean", three, "std", List.of(1, 1, 0)),
                Map.of("mean", three, "std", List.of(1, 1, Double.NaN)),
                Map.of("mean", three, "std", List.of(58.4, 57, 57)),
                Map.of("mean", List.of(124, 116, 104), "std", three),
                Map.of("mean", List.of(-0.1, 0, 0), "std", three),
                Map.of("mean", List.of("0.5", 0, 0), "std", three),
                Map.of("mean", "imagenet", "std", three),
                Map.of("mean", three, "std", three, "size", 3))) {
            var parameters = Map.of("path", "a.pth", "normalization", wrong);
            assertThatIllegalArgumentException()
                    .as("%s", wrong)
                    .isThrownBy(() -> InitializationRequest.of(Map.of("file", parameters)))
                    .withMessageStartingWith("a normalization");
        }
    }

    @Test
    void otherFormsAreRefused() {
        for (var wrong : List.of(
                Map.of(), Map.of("a", Map.of(), "b", Map.of()), Map.of("file", "a.pth"), List.of("random"), 3)) {
            assertThatIllegalArgumentException().isThrownBy(() -> InitializationRequest.of(wrong));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InitializationRequest.of(Map.of("file", Map.of("path", 7))))
                .withMessageContaining("'path'");
    }
}
