/**
 * Requests to addresses that clients name. Refuses every address of an inner network, on every redirect, unless it is allowed.
 *
 * <p>May use: server.settings, org.apache.hc, org.springframework.util, org.slf4j.
 */
@NullMarked
package org.bleepline.server.fetch;

import org.jspecify.annotations.NullMarked;
