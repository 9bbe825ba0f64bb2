/** The commands that start a broker, a store or services. */
package org.tarnish.local.command;
