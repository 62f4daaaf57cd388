package org.bleepline.server.web;

import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Turns every exception into the documented error body. Messages of libraries stay out of answers and logs. */
@RestControllerAdvice
public final class ErrorAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler
    ResponseEntity<ErrorBody> api(ApiException e) {
        return answer(e.status(), e.text());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unknownRoute(NoHandlerFoundException e) {
        return answer(404, "Not found");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ErrorBody> database(Exception e) {
        LOG.error("The database failed: {}", e.getClass().getSimpleName());
        return ResponseEntity.status(503)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(new ErrorBody("Service temporarily unavailable"));
    }

    /** The client went away; nobody reads the answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("A client went away");
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> any(Exception e) {
        if (e instanceof ErrorResponse known && !(e instanceof HttpMediaTypeException)) {
            int status = known.getStatusCode().value();
            return answer(status, status == 405 ? "Method not allowed" : "The request cannot be understood");
        }
        if (e instanceof IOException) {
            LOG.info("A request ended early: {}", e.getClass().getSimpleName());
        } else {
            logUnexpected(e);
        }
        return answer(500, "Internal Server Error");
    }

    /** Where it happened, without messages: those of libraries may quote what was sent or said. */
    static void logUnexpected(Throwable e) {
        StringBuilder frames = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            frames.append('\n').append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                frames.append("\n    at ").append(frame);
            }
        }
        LOG.error("Failure {}{}", UUID.randomUUID(), frames);
    }

    private static ResponseEntity<ErrorBody> answer(int status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ErrorBody(message));
    }
}
