/** An S3 store in this process. */
package org.tarnish.local.store;
