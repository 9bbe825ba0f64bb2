/** What this machine computes with. */
package org.tarnish.machine.processor;
