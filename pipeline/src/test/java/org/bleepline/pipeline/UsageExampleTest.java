package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.junit.jupiter.api.Test;

/** The README's example compiles, because it stands here too, word for word. */
class UsageExampleTest {
    @Test
    void standsInTheReadmeAsItStandsHere() throws IOException {
        Matcher example =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("../README.md")));

        assertThat(example.find()).isTrue();
        assertThat(squeezed(Files.readString(Path.of("src/test/java/org/bleepline/pipeline/UsageExampleTest.java"))))
                .contains(squeezed(example.group(1)));
    }

    /** Never called: the samples' test does the same with assertions. */
    static void redactsACall() {
        try (Bleepline bleepline = Bleepline.standard()) {
            RedactionResult result = bleepline.redact(
                    Path.of("samples/pharmacy-call.mp3"),
                    RedactionOptions.builder()
                            .policies(PolicySet.of(Policy.PERSON_NAME, Policy.DATE_OF_BIRTH))
                            .deliveries(Deliveries.none().withRecording(Path.of("call.redacted.mp3")))
                            .build());
            System.out.println(result.text());
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
