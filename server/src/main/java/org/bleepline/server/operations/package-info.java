/**
 * What those who run the server look at: health, readiness, metrics, the API's description.
 *
 * <p>May use: server.engine, server.settings, server.storage, server.transcript, server.web, jakarta.servlet, io.micrometer, org.springframework, org.slf4j.
 */
@NullMarked
package org.bleepline.server.operations;

import org.jspecify.annotations.NullMarked;
