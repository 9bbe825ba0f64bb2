/** Files behind http and https addresses. */
package org.tarnish.machine.network;
