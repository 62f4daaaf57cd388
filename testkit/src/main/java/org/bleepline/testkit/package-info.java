/**
 * Fixtures for tests of all modules: package signs, synthesised sound, child processes. Knows nothing of the product.
 *
 * <p>May use: com.tngtech.archunit, org.assertj.
 */
@NullMarked
package org.bleepline.testkit;

import org.jspecify.annotations.NullMarked;
