/** A Kafka broker in this process. */
package org.tarnish.local.broker;
