package org.bleepline.server.upload;

/**
 * An upload that is there.
 *
 * @param file its name among the sealed files
 */
public record StoredUpload(String id, String project, String file, long byteCount) {}
