package org.tarnish.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.pipeline.event.AttemptEvent;
import org.tarnish.pipeline.event.Events;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.event.Standing;
import org.tarnish.pipeline.event.TaskProgress;
import org.tarnish.pipeline.job.BrokerUnavailable;
import org.tarnish.pipeline.job.Jobs;
import org.tarnish.pipeline.job.Outgoing;

/** A broker in a simulated world: share groups, what workers say, and facts. */
final class SimulatedBroker implements Jobs, Events {
    private static final int MOST_DELIVERIES = 10;

    private final World world;
    private final Faults faults;
    private final Map<JobQueue, List<Message>> queues = new EnumMap<>(JobQueue.class);
    private final List<AttemptEvent> outcomes = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private double duplicates;
    private boolean reorders;

    SimulatedBroker(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
        for (var queue : JobQueue.values()) {
            queues.put(queue, new ArrayList<>());
        }
    }

    /** A job in a queue. */
    static final class Message {
        final Job job;
        World.Process holder;
        Instant lockedUntil = Instant.MIN;
        int deliveries;

        Message(Job job) {
            this.job = job;
        }
    }

    /** Delivers some jobs twice and in any order. */
    void disturb(double share, boolean anyOrder) {
        duplicates = share;
        reorders = anyOrder;
    }

    /** Forgets all jobs, as a broker whose disk is lost. */
    void wipe() {
        queues.values().forEach(List::clear);
    }

    private <T> T call(String name, Supplier<T> effect) {
        return faults.call(name, effect, () -> new BrokerUnavailable("the broker did not " + name, null));
    }

    @Override
    public void publishAll(List<Outgoing> batch) {
        call("publish " + batch.size() + " jobs", () -> {
            for (var one : batch) {
                faults.messages++;
                queues.get(one.queue()).add(new Message(one.job()));
                if (duplicates > 0 && world.random.nextDouble() < duplicates) {
                    queues.get(one.queue()).add(new Message(one.job()));
                }
            }
            return null;
        });
    }

    @Override
    public void park(JobQueue queue, Job job, String reason) {
        call("park", () -> null);
    }

    /** The next job of a queue, leased to the calling process. */
    Optional<Message> take(JobQueue queue) {
        var messages = queues.get(queue);
        var now = world.instant();
        var free = new ArrayList<Message>();
        for (var message : List.copyOf(messages)) {
            boolean held = message.holder != null && !message.holder.dead && message.lockedUntil.isAfter(now);
            if (!held) {
                if (message.deliveries >= MOST_DELIVERIES) {
                    messages.remove(message);
                } else {
                    free.add(message);
                }
            }
        }
        if (free.isEmpty()) {
            return Optional.empty();
        }
        var message = free.get(reorders ? world.random.nextInt(free.size()) : 0);
        message.holder = world.me();
        message.deliveries++;
        message.lockedUntil = now.plus(JobQueue.LOCK);
        return Optional.of(message);
    }

    /** Renews the leases of a process. */
    void renew(World.Process process) {
        queues.values().forEach(messages -> messages.stream()
                .filter(message -> message.holder == process && message.lockedUntil.isAfter(world.instant()))
                .forEach(message -> message.lockedUntil = world.instant().plus(JobQueue.LOCK)));
    }

    void accept(JobQueue queue, Message message) {
        if (message.holder == world.me()) {
            queues.get(queue).remove(message);
        }
    }

    void release(Message message) {
        if (message.holder == world.me()) {
            message.holder = null;
        }
    }

    @Override
    public void tellAll(List<Fact> told) {
        call("tell " + told.size() + " facts", () -> {
            faults.messages += told.size();
            return facts.addAll(told);
        });
    }

    @Override
    public void tell(AttemptEvent event) {
        call("tell " + event, () -> {
            faults.messages++;
            return outcomes.add(event);
        });
    }

    @Override
    public void progress(TaskProgress progress) {
        // May be lost.
    }

    @Override
    public void progress(Standing standing) {
        // May be lost.
    }

    List<AttemptEvent> outcomesFrom(int position) {
        return List.copyOf(outcomes.subList(position, outcomes.size()));
    }

    int outcomes() {
        return outcomes.size();
    }

    List<Fact> facts() {
        return facts;
    }

    /** A worker's pause between looks at an empty queue. */
    static Duration poll() {
        return Duration.ofMillis(700);
    }
}
