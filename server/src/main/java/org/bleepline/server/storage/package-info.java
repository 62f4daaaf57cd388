/**
 * The data folder, its encrypted files, and the database.
 *
 * <p>May use: server.settings, server.vault, com.zaxxer.hikari, org.flywaydb.core, org.slf4j.
 */
@NullMarked
package org.bleepline.server.storage;

import org.jspecify.annotations.NullMarked;
