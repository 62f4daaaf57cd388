package org.bleepline.speech.sphinx;

import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the tree of the words. */
final class LexiconTreeBuilder {
    private final Hmms hmms;
    private final float[] alone;
    private final int phoneCount;
    private final IntList nodeHmms = new IntList();
    private final IntList nodePhones = new IntList();
    private final List<Float> lookahead = new ArrayList<>();
    private final List<List<Integer>> children = new ArrayList<>();
    private final List<List<Integer>> words = new ArrayList<>();
    private final List<Long> followers = new ArrayList<>();
    private final Map<List<Object>, Integer> shared = new HashMap<>();
    private final Map<List<Object>, Map<Integer, Long>> lastPhones = new HashMap<>();

    private static final class Prefix {
        final int phone;
        final int before;
        final Map<Integer, Prefix> next = new TreeMap<>();
        final List<Integer> words = new ArrayList<>();
        List<Integer> nodes = List.of();

        Prefix(int phone, int before) {
            this.phone = phone;
            this.before = before;
        }
    }

    /** @param alone natural logarithm of the probability of each word by itself */
    LexiconTreeBuilder(Hmms hmms, float[] alone) {
        this.hmms = hmms;
        this.alone = alone;
        this.phoneCount = hmms.phoneCount();
    }

    LexiconTree build(List<LexiconTree.Saying> sayings, List<Integer> fillerPhones) {
        Prefix root = new Prefix(hmms.silence(), hmms.silence());
        for (LexiconTree.Saying saying : sayings) {
            Prefix at = root;
            for (int phone : saying.phones()) {
                int before = at.phone;
                at = at.next.computeIfAbsent(phone, fresh -> new Prefix(fresh, before));
            }
            at.words.add(saying.word());
        }
        List<List<Integer>> entries = new ArrayList<>();
        for (int left = 0; left < phoneCount; left++) {
            for (int first = 0; first < phoneCount; first++) {
                Prefix prefix = root.next.get(first);
                entries.add(prefix == null ? List.of() : entries(prefix, left));
            }
        }
        int[] fillers = fillerPhones.stream()
                .mapToInt(phone -> node(hmms.alone(phone), phone, List.of(), List.of(), 0))
                .toArray();
        float[] ahead = new float[lookahead.size()];
        long[] follow = new long[ahead.length];
        for (int index = 0; index < ahead.length; index++) {
            ahead[index] = lookahead.get(index);
            follow[index] = followers.get(index);
        }
        return new LexiconTree(
                nodeHmms.toArray(),
                nodePhones.toArray(),
                ahead,
                starts(children),
                flat(children),
                starts(words),
                flat(words),
                follow,
                starts(entries),
                flat(entries),
                fillers);
    }

    /** Nodes of the first phone of words. */
    private List<Integer> entries(Prefix first, int left) {
        List<Integer> nodes = new ArrayList<>();
        bySound(first, left, HMMPosition.BEGIN).forEach((hmm, group) -> {
            List<Object> key = List.of(
                    first.phone, hmm, group.stream().map(next -> next.phone).toList());
            Integer node = shared.get(key);
            if (node == null) {
                node = inner(first, hmm, group);
                shared.put(key, node);
            }
            nodes.add(node);
        });
        if (!first.words.isEmpty()) {
            byFollower(first, left, HMMPosition.SINGLE).forEach((hmm, follow) -> {
                List<Object> key = List.of(first.phone, hmm, follow);
                Integer node = shared.get(key);
                if (node == null) {
                    node = leaf(first, hmm, follow);
                    shared.put(key, node);
                }
                nodes.add(node);
            });
        }
        return nodes;
    }

    /** Nodes of any later phone. */
    private List<Integer> nodes(Prefix prefix) {
        if (prefix.nodes.isEmpty()) {
            List<Integer> nodes = new ArrayList<>();
            bySound(prefix, prefix.before, HMMPosition.INTERNAL)
                    .forEach((hmm, group) -> nodes.add(inner(prefix, hmm, group)));
            if (!prefix.words.isEmpty()) {
                byFollower(prefix, prefix.before, HMMPosition.END)
                        .forEach((hmm, follow) -> nodes.add(leaf(prefix, hmm, follow)));
            }
            prefix.nodes = nodes;
        }
        return prefix.nodes;
    }

    private Map<Integer, List<Prefix>> bySound(Prefix prefix, int left, HMMPosition position) {
        Map<Integer, List<Prefix>> groups = new TreeMap<>();
        prefix.next.forEach((phone, next) -> groups.computeIfAbsent(
                        hmms.between(left, prefix.phone, phone, position), fresh -> new ArrayList<>())
                .add(next));
        return groups;
    }

    /** Models of a last phone, each with the phones that may follow, as bits. */
    private Map<Integer, Long> byFollower(Prefix prefix, int left, HMMPosition position) {
        return lastPhones.computeIfAbsent(List.of(left, prefix.phone, position), fresh -> {
            Map<Integer, Long> groups = new TreeMap<>();
            for (int right = 0; right < phoneCount; right++) {
                groups.merge(
                        hmms.between(left, prefix.phone, right, position), 1L << right, (one, other) -> one | other);
            }
            return groups;
        });
    }

    private int inner(Prefix prefix, int hmm, List<Prefix> group) {
        List<Integer> next = new ArrayList<>();
        group.forEach(each -> next.addAll(nodes(each)));
        return node(hmm, prefix.phone, next, List.of(), 0);
    }

    private int leaf(Prefix prefix, int hmm, long follow) {
        return node(hmm, prefix.phone, List.of(), prefix.words, follow);
    }

    private int node(int hmm, int phone, List<Integer> next, List<Integer> ending, long follow) {
        float best = Float.NEGATIVE_INFINITY;
        for (int child : next) {
            best = Math.max(best, lookahead.get(child));
        }
        for (int word : ending) {
            best = Math.max(best, alone[word]);
        }
        nodeHmms.add(hmm);
        nodePhones.add(phone);
        lookahead.add(best == Float.NEGATIVE_INFINITY ? 0 : best);
        children.add(next);
        words.add(ending);
        followers.add(follow);
        return lookahead.size() - 1;
    }

    private static int[] starts(List<List<Integer>> lists) {
        int[] starts = new int[lists.size() + 1];
        for (int index = 0; index < lists.size(); index++) {
            starts[index + 1] = starts[index] + lists.get(index).size();
        }
        return starts;
    }

    private static int[] flat(List<List<Integer>> lists) {
        return lists.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    }

    private static final class IntList {
        private int[] values = new int[1 << 12];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
