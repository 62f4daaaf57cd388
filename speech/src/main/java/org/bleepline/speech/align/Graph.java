package org.bleepline.speech.align;

import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that may have been said, as a chain of words. Between two words lies a node; within a written word that can be said
 * in several ways lie more. Each token (a spoken word) is an arc from node to node: a row of states, three a sound.
 */
final class Graph {
    /** Arc of a token. {@code first} is its first state; the states of an arc stand in a row. */
    record Arc(int from, int to, int word, int first, int end) {}

    /** A way past a whole word that was not said, or past a part of it that need not be said. */
    record Jump(int from, int to, int word, boolean skipsWord) {}

    final List<Arc> arcs = new ArrayList<>();
    final List<List<Arc>> arcsFrom = new ArrayList<>();
    final List<List<Jump>> jumpsFrom = new ArrayList<>();
    int[] senones = new int[1 << 12];
    float[] stay = new float[1 << 12];
    float[] leave = new float[1 << 12];
    int[] arcOf = new int[1 << 12];
    int states;
    private final Acoustics acoustics;

    private Graph(Acoustics acoustics) {
        this.acoustics = acoustics;
    }

    /** @param words as they are written */
    static Graph of(List<String> words, Acoustics acoustics) {
        Graph graph = new Graph(acoustics);
        graph.addNode();
        for (int word = 0; word < words.size(); word++) {
            graph.add(word, SpokenForms.of(words.get(word), acoustics.pronunciations()));
        }
        return graph;
    }

    int nodeCount() {
        return arcsFrom.size();
    }

    private int addNode() {
        arcsFrom.add(new ArrayList<>());
        jumpsFrom.add(new ArrayList<>());
        return arcsFrom.size() - 1;
    }

    private void add(int word, SpokenForms.Lattice lattice) {
        int start = nodeCount() - 1;
        // Inner nodes come before the end, so that every arc leads forward.
        List<Part> spelled = spell(lattice);
        int inner = spelled.stream()
                .mapToInt(part -> Math.max(part.from, part.to))
                .max()
                .orElse(0);
        int[] own = new int[inner + 1];
        own[0] = start;
        for (int index = 1; index <= inner; index++) {
            own[index] = addNode();
        }
        int end = own[inner];
        for (Part part : spelled) {
            int from = own[part.from];
            int to = own[part.to];
            if (part.token.isEmpty()) {
                jumpsFrom.get(from).add(new Jump(from, to, word, false));
            } else {
                for (List<String> sounds : acoustics.pronunciations().of(part.token)) {
                    addArc(from, to, word, sounds);
                }
            }
        }
        jumpsFrom.get(start).add(new Jump(start, end, word, true));
    }

    private static final class Part {
        final int from;
        final int to;
        final String token;

        Part(int from, int to, String token) {
            this.from = from;
            this.to = to;
            this.token = token;
        }
    }

    /** One part for each token, with nodes between the tokens, numbered so that every part leads to a higher number. */
    private static List<Part> spell(SpokenForms.Lattice lattice) {
        int extra = 0;
        int[] number = new int[lattice.nodes()];
        List<Part> parts = new ArrayList<>();
        // Tokens between the ends of a part get nodes in front of the node that the part leads to.
        int[] extraBefore = new int[lattice.nodes()];
        for (SpokenForms.Part part : lattice.parts()) {
            extraBefore[part.to()] += Math.max(0, part.tokens().size() - 1);
        }
        int[] nextExtra = new int[lattice.nodes()];
        for (int node = 0; node < lattice.nodes(); node++) {
            nextExtra[node] = node + extra;
            extra += extraBefore[node];
            number[node] = node + extra;
        }
        for (SpokenForms.Part part : lattice.parts()) {
            int at = number[part.from()];
            for (int index = 0; index < part.tokens().size(); index++) {
                boolean last = index == part.tokens().size() - 1;
                int to = last ? number[part.to()] : nextExtra[part.to()]++;
                parts.add(new Part(at, to, part.tokens().get(index)));
                at = to;
            }
            if (part.tokens().isEmpty()) {
                parts.add(new Part(at, number[part.to()], ""));
            }
        }
        return parts;
    }

    private void addArc(int from, int to, int word, List<String> sounds) {
        int first = states;
        for (int index = 0; index < sounds.size(); index++) {
            HMMPosition position = sounds.size() == 1
                    ? HMMPosition.SINGLE
                    : index == 0
                            ? HMMPosition.BEGIN
                            : index == sounds.size() - 1 ? HMMPosition.END : HMMPosition.INTERNAL;
            Acoustics.Sound sound = acoustics.sound(
                    index == 0 ? "SIL" : sounds.get(index - 1),
                    sounds.get(index),
                    index == sounds.size() - 1 ? "SIL" : sounds.get(index + 1),
                    position);
            for (int state = 0; state < Acoustics.STATES; state++) {
                addState(sound.senones()[state], sound.stay()[state], sound.leave()[state], arcs.size());
            }
        }
        Arc arc = new Arc(from, to, word, first, states);
        arcs.add(arc);
        arcsFrom.get(from).add(arc);
    }

    private void addState(int senone, float stayScore, float leaveScore, int arc) {
        if (states == senones.length) {
            int larger = states * 2;
            senones = Arrays.copyOf(senones, larger);
            stay = Arrays.copyOf(stay, larger);
            leave = Arrays.copyOf(leave, larger);
            arcOf = Arrays.copyOf(arcOf, larger);
        }
        senones[states] = senone;
        stay[states] = stayScore;
        leave[states] = leaveScore;
        arcOf[states] = arc;
        states++;
    }
}
