package org.bleepline.server.fetch;

/** A file could not be fetched. The message is the documented sentence for the client; why it is, the log knows. */
public final class DownloadException extends Exception {
    private static final long serialVersionUID = 1L;

    private DownloadException(String message) {
        super(message);
    }

    /** @param url as the client named it */
    public static DownloadException of(String url) {
        return new DownloadException("Download error, unable to download " + url
                + ". Please make sure the file exists and is accessible from the internet.");
    }

    static DownloadException tooLarge(String url, long maxBytes) {
        return new DownloadException(
                "Download error, unable to download " + url + ". The file is larger than " + maxBytes + " bytes.");
    }
}
