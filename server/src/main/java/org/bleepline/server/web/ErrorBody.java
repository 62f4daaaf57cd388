package org.bleepline.server.web;

/**
 * What every failed request is answered with. Some clients look only at {@code status}, others only at {@code error}.
 *
 * @param error what is wrong
 * @param status always {@code error}
 */
public record ErrorBody(String error, String status) {
    public ErrorBody(String error) {
        this(error, "error");
    }
}
