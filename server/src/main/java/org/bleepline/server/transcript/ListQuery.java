package org.bleepline.server.transcript;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which transcripts to list. Newest first.
 *
 * @param beforeSeq only older ones
 * @param afterSeq only newer ones, those next to it
 */
record ListQuery(
        int limit,
        Optional<TranscriptStatus> status,
        Optional<LocalDate> createdOn,
        Optional<Long> beforeSeq,
        Optional<Long> afterSeq) {
    ListQuery(int limit, Optional<Long> beforeSeq, Optional<Long> afterSeq, ListQuery filter) {
        this(limit, filter.status, filter.createdOn, beforeSeq, afterSeq);
    }
}
