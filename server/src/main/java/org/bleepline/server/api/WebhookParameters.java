package org.bleepline.server.api;

import java.util.Optional;

/**
 * Where to send word that a transcript has ended.
 *
 * @param authHeaderName a header to add, if there is one
 * @param authHeaderValue its value, which is never echoed
 */
public record WebhookParameters(String url, Optional<String> authHeaderName, Optional<String> authHeaderValue) {}
