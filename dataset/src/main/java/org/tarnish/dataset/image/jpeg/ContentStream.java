package org.tarnish.dataset.image.jpeg;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file's content as the JDK's readers want it, without copies. */
final class ContentStream extends ImageInputStreamImpl {
    private final byte[] content;

    ContentStream(byte[] content) {
        this.content = content;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < content.length ? content[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        bitOffset = 0;
        if (streamPos >= content.length) {
            return -1;
        }
        var count = (int) Math.min(length, content.length - streamPos);
        System.arraycopy(content, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return content.length;
    }
}
