package org.bleepline.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Puts examples of one source and one style together, as turns of one conversation or as sentences of one turn, so that
 * the model sees long turns and turns with something unrelated in front of them. About a third stay alone.
 */
final class Conversations {
    private static final int LONGEST = 7;

    private Conversations() {}

    static List<Example> of(List<Example> examples, Random random) {
        List<Example> shuffled = new ArrayList<>(examples);
        Collections.shuffle(shuffled, random);
        List<Example> conversations = new ArrayList<>();
        int at = 0;
        while (at < shuffled.size()) {
            int size = random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(LONGEST - 1);
            int end = Math.min(shuffled.size(), at + size);
            conversations.add(join(shuffled.subList(at, end), random));
            at = end;
        }
        return conversations;
    }

    private static Example join(List<Example> parts, Random random) {
        StringBuilder text = new StringBuilder();
        List<Mention> mentions = new ArrayList<>();
        for (Example part : parts) {
            if (text.length() > 0) {
                text.append(random.nextInt(3) == 0 ? ' ' : '\n');
            }
            int shift = text.length();
            text.append(part.text());
            part.mentions()
                    .forEach(mention ->
                            mentions.add(new Mention(mention.start() + shift, mention.end() + shift, mention.types())));
        }
        return parts.get(0).with(text.toString(), mentions);
    }
}
