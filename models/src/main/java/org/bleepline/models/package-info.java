/**
 * Models of speech engines: which there are, fetching them when a user says so, and where they lie. It never makes a network
 * call on its own.
 *
 * <p>May use: tools.jackson.core, tools.jackson.databind.
 */
@NullMarked
package org.bleepline.models;

import org.jspecify.annotations.NullMarked;
