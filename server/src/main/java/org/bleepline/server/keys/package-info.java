/**
 * API keys and the projects they belong to. Keys are kept as hashes only.
 *
 * <p>May use: server.web, jakarta.servlet, org.springframework, tools.jackson.
 */
@NullMarked
package org.bleepline.server.keys;

import org.jspecify.annotations.NullMarked;
