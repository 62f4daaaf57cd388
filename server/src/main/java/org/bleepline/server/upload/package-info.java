/**
 * Uploads: streamed to an encrypted file, and found again by their address.
 *
 * <p>May use: server.keys, server.storage, server.settings, server.vault, server.web, jakarta.servlet, org.springframework, org.slf4j.
 */
@NullMarked
package org.bleepline.server.upload;

import org.jspecify.annotations.NullMarked;
