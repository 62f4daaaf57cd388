package org.bleepline.server.transcript;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bleepline.server.keys.KeyFilter;
import org.bleepline.server.web.ApiException;
import org.bleepline.server.web.BaseUrl;
import org.bleepline.server.web.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v2/transcript}: the project's transcripts, newest first, a page at a time. */
@RestController
public final class ListController {
    /** As documented. */
    private static final Duration REACH = Duration.ofDays(90);

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    private final TranscriptStore store;
    private final Transcripts transcripts;
    private final BaseUrl baseUrl;
    private final Clock clock;

    public ListController(TranscriptStore store, Transcripts transcripts, BaseUrl baseUrl, Clock clock) {
        this.store = store;
        this.transcripts = transcripts;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** One page. */
    record Page(PageDetails pageDetails, List<Item> transcripts) {}

    /**
     * Where a page stands.
     *
     * @param prevUrl leads to older transcripts
     * @param nextUrl leads to newer ones
     */
    record PageDetails(
            int limit,
            int resultCount,
            String currentUrl,
            @Nullable String prevUrl,
            @Nullable String nextUrl) {}

    /** One transcript of a page. */
    record Item(
            String id,
            String resourceUrl,
            String status,
            String created,
            @Nullable String completed,
            String audioUrl,
            @Nullable String error) {}

    @GetMapping("/v2/transcript")
    Page list(HttpServletRequest request, @RequestAttribute(KeyFilter.PROJECT) String project) {
        String list = baseUrl.of(request) + "/v2/transcript";
        Instant notBefore = clock.instant().minus(REACH);
        ListQuery query = query(request, project);
        List<TranscriptRow> rows = store.list(project, query, notBefore);
        if (Query.flag(request, "throttled_only")) {
            rows = rows.stream().filter(transcripts::throttled).toList();
        }
        String current = request.getQueryString() == null ? list : list + "?" + request.getQueryString();
        if (rows.isEmpty()) {
            return new Page(new PageDetails(query.limit(), 0, current, null, null), List.of());
        }
        TranscriptRow newest = rows.get(0);
        TranscriptRow oldest = rows.get(rows.size() - 1);
        String filter = filter(query);
        boolean older = !store.list(
                        project, new ListQuery(1, Optional.of(oldest.seq()), Optional.empty(), query), notBefore)
                .isEmpty();
        boolean newer = !store.list(
                        project, new ListQuery(1, Optional.empty(), Optional.of(newest.seq()), query), notBefore)
                .isEmpty();
        return new Page(
                new PageDetails(
                        query.limit(),
                        rows.size(),
                        current,
                        older ? list + "?limit=" + query.limit() + filter + "&before_id=" + oldest.id() : null,
                        newer ? list + "?limit=" + query.limit() + filter + "&after_id=" + newest.id() : null),
                rows.stream().map(row -> item(row, list)).toList());
    }

    private ListQuery query(HttpServletRequest request, String project) {
        return new ListQuery(
                Query.integer(request, "limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT),
                Query.flag(request, "throttled_only")
                        ? Optional.of(TranscriptStatus.QUEUED)
                        : Query.text(request, "status").map(ListController::status),
                Query.text(request, "created_on").map(ListController::day),
                Query.text(request, "before_id").map(id -> seq(id, project, "before_id")),
                Query.text(request, "after_id").map(id -> seq(id, project, "after_id")));
    }

    private long seq(String id, String project, String name) {
        return store.find(id.strip(), project)
                .map(TranscriptRow::seq)
                .orElseThrow(() -> ApiException.badRequest("`" + name + "` is not the id of a transcript"));
    }

    private static String filter(ListQuery query) {
        return query.status().map(status -> "&status=" + status.wireName()).orElse("")
                + query.createdOn().map(day -> "&created_on=" + day).orElse("");
    }

    private static TranscriptStatus status(String value) {
        String wanted = value.strip().toLowerCase(Locale.ROOT);
        for (TranscriptStatus status : TranscriptStatus.values()) {
            if (status.wireName().equals(wanted)) {
                return status;
            }
        }
        throw ApiException.badRequest("`status` must be one of: queued, processing, completed, error");
    }

    private static LocalDate day(String value) {
        try {
            return LocalDate.parse(value.strip());
        } catch (DateTimeParseException e) {
            throw ApiException.badRequest("`created_on` must be a date like 2026-01-31");
        }
    }

    private static Item item(TranscriptRow row, String list) {
        return new Item(
                row.id(),
                list + "/" + row.id(),
                row.status().wireName(),
                time(row.created()),
                row.completed().map(ListController::time).orElse(null),
                row.audioUrl(),
                row.error().orElse(null));
    }

    private static String time(Instant instant) {
        return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
