package org.tarnish.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParentWatchTest {
    @Test
    @Timeout(60)
    void whatTheLauncherWritesEndsNothingAndItsEndDoes() throws Exception {
        var taken = new CountDownLatch(3);
        try (var launcher = new PipedOutputStream()) {
            var input = new PipedInputStream(launcher) {
                @Override
                public synchronized int read() throws IOException {
                    int read = super.read();
                    taken.countDown();
                    return read;
                }

                @Override
                public synchronized int read(byte[] bytes, int from, int count) {
                    throw new AssertionError("read at once, bytes could not be told apart");
                }
            };
            var watch = new FutureTask<>(() -> ParentWatch.waitForEnd(input), null);
            new Thread(watch).start();
            launcher.write(new byte[] {0, 1, -1});
            launcher.flush();
            assertThat(taken.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(watch.isDone()).isFalse();

            launcher.close();

            watch.get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void aStreamThatBreaksIsTheLaunchersEndAsWell() {
        var asked = new CountDownLatch(1);
        ParentWatch.waitForEnd(new InputStream() {
            @Override
            public int read() throws IOException {
                asked.countDown();
                throw new IOException("broken pipe");
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                return read();
            }
        });
        assertThat(asked.getCount()).isZero();
    }
}
