package org.tarnish.runtime.offline;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service that is started in a test without a broker, an object store or any network. */
public abstract class Offline implements QuarkusTestProfile {
    /** The channels that the service listens to. */
    protected abstract List<String> incoming();

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.http.test-port", "0");
        // Nobody is there: whatever asks nevertheless is noticed.
        settings.put("kafka.bootstrap.servers", "localhost:1");
        settings.put("tarnish.s3.endpoint", "http://localhost:1");
        settings.put("tarnish.work", "target/offline");
        // There are no topics to make.
        settings.put("quarkus.arc.exclude-types", "org.tarnish.runtime.Provisioning");
        settings.put("mp.messaging.outgoing.progress.connector", "smallrye-in-memory");
        incoming()
                .forEach(channel ->
                        settings.put("mp.messaging.incoming." + channel + ".connector", "smallrye-in-memory"));
        return settings;
    }
}
