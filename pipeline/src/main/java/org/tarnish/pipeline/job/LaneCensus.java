package org.tarnish.pipeline.job;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.tarnish.pipeline.event.Lane;

/** Counts the workers of all lanes, by two requests to the cluster. */
final class LaneCensus {
    private final Admin admin;

    LaneCensus(Admin admin) {
        this.admin = admin;
    }

    /** The workers of each lane that has ever had one. */
    CompletionStage<Map<Lane, Integer>> count() {
        return admin.listGroups(ListGroupsOptions.forShareGroups())
                .all()
                .toCompletionStage()
                .thenCompose(this::describe);
    }

    private CompletionStage<Map<Lane, Integer>> describe(Collection<GroupListing> groups) {
        var lanes = new HashMap<String, Lane>();
        for (var group : groups) {
            Lane.ofGroup(group.groupId()).ifPresent(lane -> lanes.put(group.groupId(), lane));
        }
        if (lanes.isEmpty()) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return admin.describeShareGroups(lanes.keySet())
                .all()
                .toCompletionStage()
                .thenApply(described -> {
                    var workers = new HashMap<Lane, Integer>();
                    described.forEach((group, description) -> workers.put(lanes.get(group), members(description)));
                    return workers;
                });
    }

    private static int members(ShareGroupDescription group) {
        return group.members().size();
    }
}
