/** Networks on a device. */
package org.tarnish.learning.network;
