/**
 * What a person can set, with defaults and units.
 *
 * <p>May use: org.springframework.boot, org.springframework.util, org.springframework.core.
 */
@NullMarked
package org.bleepline.server.settings;

import org.jspecify.annotations.NullMarked;
