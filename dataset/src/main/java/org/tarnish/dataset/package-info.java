/** Where labelled images come from: folders and archives in the layouts that people have, read without unpacking. */
package org.tarnish.dataset;
