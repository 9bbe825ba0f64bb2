/** Threads, and waiting for what they do. */
package org.tarnish.machine.thread;
