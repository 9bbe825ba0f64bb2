/** What a device computes, compared with what the CPU computes. */
package org.tarnish.bench.device;
