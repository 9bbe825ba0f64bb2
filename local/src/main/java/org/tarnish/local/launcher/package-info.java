/** Services as processes: started, watched, restarted, stopped. */
package org.tarnish.local.launcher;
