/**
 * A server that clients of the documented transcription API can be pointed at. All wiring, no work.
 *
 * <p>May use: pipeline, server, com.zaxxer.hikari, io.micrometer, org.apache.catalina, org.springframework, tools.jackson,
 * jakarta.servlet, org.slf4j.
 */
@NullMarked
package org.bleepline.server;

import org.jspecify.annotations.NullMarked;
