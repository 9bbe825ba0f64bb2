import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupMaxSizeReachedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the trials ask of a broker that no standard library of Python can; compiled against the build under trial. */
final class Kafka {
    private static final String USAGE =
            "Kafka SERVERS keys TOPIC | send TOPIC KEY (value from stdin) | delete | members GROUP TOPIC NUMBER";

    private final String servers;

    private Kafka(String servers) {
        this.servers = servers;
    }

    public static void main(String[] words) throws Exception {
        var kafka = new Kafka(words[0]);
        switch (words[1]) {
            case "keys" -> kafka.printKeys(words[2]);
            case "send" -> kafka.send(words[2], words[3], System.in.readAllBytes());
            case "delete" -> kafka.deleteTopics();
            case "members" -> kafka.join(words[2], words[3], Integer.parseInt(words[4]));
            default -> throw new IllegalArgumentException("usage: " + USAGE);
        }
    }

    /** The keys of all records of a topic, a line each; nothing where the topic is missing. */
    private void printKeys(String topic) throws Exception {
        try (var admin = Admin.create(settings())) {
            if (!admin.listTopics().names().get().contains(topic)) {
                return;
            }
        }
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            consumer.partitionsFor(topic).forEach(part -> partitions.add(new TopicPartition(topic, part.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(Duration.ofMillis(200)).forEach(read -> System.out.println(read.key()));
            }
        }
    }

    private void send(String topic, String key, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    /** Deletes every topic but Kafka's own. */
    private void deleteTopics() throws Exception {
        try (var admin = Admin.create(settings())) {
            var topics = admin.listTopics().names().get();
            admin.deleteTopics(topics).all().get();
            System.out.println(topics.size());
        }
    }

    /**
     * Fills a share group: members that join and take nothing. Prints how many joined and how many found the group full,
     * then holds them until standard input ends.
     */
    private void join(String group, String topic, int number) throws Exception {
        var settings = settings();
        settings.put("group.id", group);
        settings.put("share.acknowledgement.mode", "explicit");
        // A member that polls no more would leave after this.
        settings.put("max.poll.interval.ms", 3_600_000);
        var joined = new AtomicInteger();
        var full = new AtomicInteger();
        var settled = new CountDownLatch(number);
        var end = new CountDownLatch(1);
        for (int i = 0; i < number; i++) {
            var member = new Thread(() -> {
                try (var consumer =
                        new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                    consumer.subscribe(List.of(topic));
                    try {
                        joinOne(consumer);
                        joined.incrementAndGet();
                    } catch (GroupMaxSizeReachedException e) {
                        full.incrementAndGet();
                    } finally {
                        settled.countDown();
                    }
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            member.setDaemon(true);
            member.start();
            // One by one: a crowd that joins at once takes longer.
            Thread.sleep(20);
        }
        settled.await();
        System.out.println(joined + " " + full);
        System.in.readAllBytes();
        System.exit(0);
    }

    /** Polls long enough for a refusal to arrive; the topic is idle, so no job is taken. */
    private static void joinOne(KafkaShareConsumer<String, String> consumer) {
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < Duration.ofSeconds(10).toNanos()) {
            if (!consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
                throw new IllegalStateException("the topic is not idle: a job was taken");
            }
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", servers);
        return settings;
    }
}
