package org.bleepline.evaluation;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.bleepline.core.policy.Policy;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The report as JSON. */
final class JsonReport {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    static String of(Report report) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), written)) {
            new JsonReport(json).write(report);
        }
        return written.toString();
    }

    private void write(Report report) {
        json.writeStartObject();
        json.writeNumberProperty("texts", report.texts());
        json.writeNumberProperty("texts_with_false_alarm", report.textsWithFalseAlarm());
        json.writeNumberProperty("leak", report.coverage().leak());
        json.writeNumberProperty("over_redaction", report.coverage().overRedaction());
        json.writeNumberProperty("gold_characters", report.coverage().gold());
        json.writeNumberProperty("other_characters", report.coverage().other());
        scores("exact", report.exact());
        scores("overlapping", report.overlapping());
        reliability("reliability", report.reliability());
        json.writeObjectPropertyStart("reliability_by_recognizer");
        report.reliabilityByRecognizer().forEach(this::reliability);
        json.writeEndObject();
        findings("misses", report.misses());
        findings("false_alarms", report.falseAlarms());
        json.writeArrayPropertyStart("bad_lines");
        for (BadLine bad : report.badLines()) {
            json.writeStartObject();
            json.writeNumberProperty("line", bad.number());
            json.writeStringProperty("reason", bad.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void scores(String name, Map<Policy, Score> scores) {
        json.writeObjectPropertyStart(name);
        score("micro", Report.micro(scores));
        json.writeNumberProperty("macro_f1", Report.macroF1(scores));
        json.writeObjectPropertyStart("policies");
        scores.forEach((policy, score) -> score(policy.wireName(), score));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void score(String name, Score score) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("gold", score.gold());
        json.writeNumberProperty("found", score.found());
        json.writeNumberProperty("matched", score.matched());
        json.writeNumberProperty("precision", score.precision());
        json.writeNumberProperty("recall", score.recall());
        json.writeNumberProperty("f1", score.f1());
        json.writeEndObject();
    }

    private void reliability(String name, Reliability reliability) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("expected_calibration_error", reliability.expectedError());
        json.writeArrayPropertyStart("bands");
        for (int index = 0; index < reliability.bands().size(); index++) {
            Reliability.Band band = reliability.bands().get(index);
            if (band.found() > 0) {
                json.writeStartObject();
                json.writeStringProperty("scores", Reliability.name(index));
                json.writeNumberProperty("found", band.found());
                json.writeNumberProperty("right", band.right());
                json.writeNumberProperty("mean_score", band.meanScore());
                json.writeNumberProperty("share_right", band.shareRight());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void findings(String name, List<Finding> findings) {
        json.writeArrayPropertyStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("type", finding.policy().wireName());
            json.writeStringProperty("id", finding.textId());
            json.writeNumberProperty("line", finding.line());
            json.writeStringProperty("before", finding.before());
            json.writeStringProperty("words", finding.words());
            json.writeStringProperty("after", finding.after());
            json.writeStringProperty("evidence", finding.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
