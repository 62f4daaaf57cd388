package org.bleepline.server.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers what fails before it reaches us, such as a broken request line, in JSON as well: some clients accept nothing else. */
public final class JsonErrorValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(Json.mapper().writeValueAsString(new ErrorBody(text(status))));
                response.finishResponse();
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private static String text(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood";
            case 404 -> "Not found";
            case 413 -> "The request is too large";
            default -> status < 500 ? "The request is not allowed" : "Internal Server Error";
        };
    }
}
