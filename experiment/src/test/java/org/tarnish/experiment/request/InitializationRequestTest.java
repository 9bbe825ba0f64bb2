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
        for (var text : List.of("\"random\"", "{\"file\":{\"path\":\"a/b.pth\",\"sha256\":\"0123\"}}")) {
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
