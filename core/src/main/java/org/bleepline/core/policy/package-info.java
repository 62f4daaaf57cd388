/**
 * The kinds of personal data that can be removed, and the names users give them.
 *
 * <p>May use: nothing.
 */
@NullMarked
package org.bleepline.core.policy;

import org.jspecify.annotations.NullMarked;
