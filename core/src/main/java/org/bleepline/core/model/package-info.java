/**
 * What models a result was made with.
 *
 * <p>May use: nothing.
 */
@NullMarked
package org.bleepline.core.model;

import org.jspecify.annotations.NullMarked;
