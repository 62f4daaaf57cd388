/**
 * Files that appear complete or not at all.
 *
 * <p>May use: nothing.
 */
@NullMarked
package org.bleepline.pipeline.delivery;

import org.jspecify.annotations.NullMarked;
