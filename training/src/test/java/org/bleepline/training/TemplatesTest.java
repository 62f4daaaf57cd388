package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    private static final Pattern SLOT = Pattern.compile("\\{([^}]*)}");
    private static final int FEWEST = 100;

    @Test
    void eachDomainHasItsTurns() {
        assertThat(Templates.DOMAINS)
                .allSatisfy(domain -> assertThat(WordLists.lines("templates/" + domain + ".txt"))
                        .hasSizeGreaterThanOrEqualTo(90));
        assertThat(Templates.all()).hasSizeGreaterThan(20 * FEWEST);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void parenthesesAndMarksAreClosed(String line) {
        assertThat(line.chars().filter(c -> c == '(').count())
                .isEqualTo(line.chars().filter(c -> c == ')').count());
        assertThat(line.chars().filter(c -> c == '[').count())
                .isEqualTo(line.chars().filter(c -> c == ']').count());
    }

    @Test
    void everyDocumentedPolicyIsAskedForOften() {
        Set<String> slots = new HashSet<>();
        Templates.all().forEach(line -> {
            Matcher matcher = SLOT.matcher(line);
            while (matcher.find()) {
                slots.add(matcher.group(1));
            }
        });
        assertThat(slots)
                .contains(
                        "name",
                        "city",
                        "state",
                        "country",
                        "address",
                        "org",
                        "hospital",
                        "job",
                        "date",
                        "interval",
                        "dob",
                        "time",
                        "duration",
                        "age",
                        "money",
                        "stat",
                        "card",
                        "cvv",
                        "exp",
                        "bankacct",
                        "routing",
                        "iban",
                        "account",
                        "health",
                        "ssn",
                        "dl",
                        "passport",
                        "vin",
                        "plate",
                        "ref",
                        "phone",
                        "email",
                        "url",
                        "user",
                        "pass",
                        "pin",
                        "ip",
                        "file",
                        "drug",
                        "cond",
                        "proc",
                        "injury",
                        "blood",
                        "lang",
                        "nat",
                        "religion",
                        "party",
                        "marital",
                        "gender",
                        "sexuality",
                        "zodiac",
                        "event",
                        "height",
                        "look",
                        "coords");
    }

    @Test
    void noTurnOfTheDevSetIsATemplate() throws Exception {
        Set<String> templates = new HashSet<>();
        Templates.all().forEach(line -> templates.add(skeleton(line)));

        // A line of fewer words has hardly any of its own that could be the same.
        templates.removeIf(skeleton -> skeleton.split(" ").length < 4);
        assertThat(DevTurns.dev()).noneMatch(line -> templates.contains(skeleton(line)));
        assertThat(DevTurns.check()).noneMatch(line -> templates.contains(skeleton(line)));
    }

    private static String skeleton(String line) {
        return line.replaceAll("\\{[^}]*}|\\[[^\\]]*\\]", "X")
                .replaceAll("[^A-Za-z ]", "")
                .toLowerCase(java.util.Locale.ROOT)
                .strip();
    }

    static List<String> lines() {
        return Templates.all();
    }

    @Test
    void everyTypeOfTheModelIsADetectablePolicy() {
        assertThat(Types.LIST).allMatch(Policy::detectable);
        assertThat(Policy.documented())
                .allSatisfy(policy -> assertThat(Types.LIST).anyMatch(type -> type.documentedPolicy() == policy));
    }
}
