package org.tarnish.experiment.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How images become a model's input: brought to its side, samples scaled to a range, then normalized by channel.
 *
 * @param size side of its images in pixels, to which those of the experiment are brought by antialiased bilinear
 *     interpolation; or null for the experiment's, which stands here once the request is accepted
 * @param normalization what is done with scaled samples
 * @param range 1 where the darkest sample is 0 and the brightest 1; 255 where samples stay as they are
 * @param layout order of the axes, or null for what the file says
 * @param channels order of the colors
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelInput(
        Integer size, ModelNormalization normalization, Integer range, Layout layout, Channels channels) {
    /** RGB samples in [0, 1], not normalized, on the axes that the file says. */
    public static final ModelInput DEFAULT = new ModelInput(null, null, null, null, null);

    /** Order of the axes of a batch of images. */
    public enum Layout {
        /** Images, channels, rows, columns. */
        NCHW,
        /** Images, rows, columns, channels. */
        NHWC;

        @JsonCreator
        static Layout of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Order of the colors. */
    public enum Channels {
        RGB,
        BGR;

        @JsonCreator
        static Channels of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonCreator
    public ModelInput(
            @JsonProperty("size") Integer size,
            @JsonProperty("normalization") ModelNormalization normalization,
            @JsonProperty("range") Integer range,
            @JsonProperty("layout") Layout layout,
            @JsonProperty("channels") Channels channels) {
        this.size = size;
        this.normalization = normalization == null ? ModelNormalization.NONE : normalization;
        this.range = range == null ? Integer.valueOf(1) : range;
        this.layout = layout;
        this.channels = channels == null ? Channels.RGB : channels;
    }

    /** The same with this side, unless there is one. */
    ModelInput sized(int side) {
        return size != null ? this : new ModelInput(side, normalization, range, layout, channels);
    }

    /** In words, for reports. */
    public String sentence() {
        return channels.name() + " samples in [0, " + range + "], " + normalization.sentence();
    }
}
