package org.bleepline.server.keys;

import java.time.Instant;

/**
 * A key without the key.
 *
 * @param id for people, to revoke it
 * @param project whose objects it opens
 * @param hash SHA-256 of the key in hexadecimal digits; a made key has 160 random bits, so that no salt is needed
 * @param created when it was made
 */
public record ApiKey(String id, String project, String hash, Instant created) {}
