package org.bleepline.server.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.bleepline.server.keys.KeyFilter;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.DataFolder;
import org.bleepline.server.web.ApiException;
import org.bleepline.server.web.BaseUrl;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v2/upload}: raw bytes under any content type. */
@RestController
public final class UploadController {
    private final Uploads uploads;
    private final BaseUrl baseUrl;
    private final ServerSettings.Upload limits;
    private final DataFolder folder;

    public UploadController(Uploads uploads, BaseUrl baseUrl, ServerSettings settings, DataFolder folder) {
        this.uploads = uploads;
        this.baseUrl = baseUrl;
        this.limits = settings.upload();
        this.folder = folder;
    }

    /** What an upload is answered with. */
    record Uploaded(String uploadUrl) {}

    @PostMapping("/v2/upload")
    Uploaded upload(HttpServletRequest request, @RequestAttribute(KeyFilter.PROJECT) String project)
            throws IOException {
        if (request.getContentLengthLong() > limits.maxSize().toBytes()) {
            throw new ApiException(
                    413,
                    "Upload failed: the file is larger than " + limits.maxSize().toBytes() + " bytes");
        }
        if (folder.freeBytes() - Math.max(0, request.getContentLengthLong())
                < limits.minFreeSpace().toBytes()) {
            throw new ApiException(503, "Upload failed, please try again. The server has no room for the file.");
        }
        try (InputStream content = request.getInputStream()) {
            return new Uploaded(baseUrl.of(request) + uploads.store(project, content));
        }
    }

    /** An upload address is for transcription only. */
    @GetMapping("/upload/{*path}")
    Uploaded download() {
        throw new ApiException(403, "AccessDenied");
    }
}
