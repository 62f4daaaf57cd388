package org.bleepline.training;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.Policy;

/**
 * Texts with mentions written between brackets: {@code my name is [person_name:Ada]}. Two slashes between spaces begin
 * a new turn.
 */
final class Markup {
    private static final String NEW_TURN = " // ";

    private Markup() {}

    static Example parse(String marked) {
        String source = marked.strip().replace(NEW_TURN, "\n");
        StringBuilder text = new StringBuilder();
        List<Mention> mentions = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            char character = source.charAt(at);
            if (character != '[') {
                text.append(character);
                at++;
                continue;
            }
            int colon = source.indexOf(':', at);
            int close = source.indexOf(']', at);
            if (colon < 0 || close < colon) {
                throw new IllegalArgumentException("unfinished mark in: " + marked);
            }
            long types = 0;
            for (String name : source.substring(at + 1, colon).split("\\+")) {
                types |= type(name);
            }
            int start = text.length();
            text.append(source, colon + 1, close);
            mentions.add(new Mention(start, text.length(), types));
            at = close + 1;
        }
        return Example.complete(text.toString(), mentions);
    }

    /** What a policy, as on the wire, may be: one bit for each type of the model. */
    static long type(String name) {
        Policy policy = Policy.named(name);
        if (policy == Policy.GENDER_SEXUALITY) {
            return Types.of(Policy.GENDER, Policy.SEXUALITY);
        }
        if (policy == Policy.LOCATION) {
            return Types.LOCATIONS;
        }
        return policy == Policy.ORGANIZATION ? Types.ORGANIZATIONS : Types.of(policy);
    }
}
