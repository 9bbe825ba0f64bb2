/** Random variations of training images. */
package org.tarnish.learning.augmentation;
