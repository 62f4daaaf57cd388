/**
 * Encryption of everything that is kept: values in the database and files on disk.
 *
 * <p>May use: com.google.crypto.tink.
 */
@NullMarked
package org.bleepline.server.vault;

import org.jspecify.annotations.NullMarked;
