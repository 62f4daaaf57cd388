/**
 * What all of the HTTP interface has in common: errors, JSON, cross-origin answers, addresses of this server.
 *
 * <p>May use: jakarta.servlet, org.springframework, tools.jackson, org.slf4j, org.apache.catalina.
 */
@NullMarked
package org.bleepline.server.web;

import org.jspecify.annotations.NullMarked;
