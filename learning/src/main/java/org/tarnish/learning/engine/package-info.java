/** The engine: devices, their names, their memory. */
package org.tarnish.learning.engine;
