package org.bleepline.speech.align;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the best way through a graph, frame by frame (Viterbi search by token passing, S. Young and others, 1989, with a
 * beam). Between words there may be silence, or speech that is not in the text; words may be missing in the sound. All of
 * that costs something, so that it is taken only where the text does not fit. Memory grows with the text; beside it a bit
 * is kept for each 10 ms of sound.
 *
 * <p>The costs, natural logarithms, were tried on calls 0 to 19 of {@code bench/make-calls.sh} (dry, in a room, in noise, over
 * a telephone), with whole texts and with texts that lack words and have a sentence nobody said. They forgive much, since
 * noise makes every word fit badly; {@link Continuity} tells a text that was not said. For one thread.
 */
final class Search {
    /** Where the sound leaves the text; and again for each word that was not said. */
    private static final double SKIP_COST = 30;

    private static final double SKIP_WORD_COST = 15;
    /** As much as it costs to skip 18 words in a row; with more than that the rest of the text is not found. */
    private static final double BEAM = 300;

    private static final double WORD_COST = 1;
    private static final double SILENCE_COST = 2;
    private static final double OTHER_SPEECH_COST = 20;
    private static final double OTHER_SPEECH_FRAME_COST = 4;
    private static final int AROUND = Acoustics.STATES + 1;
    private static final int NO_LINK = -1;
    private static final int NO_ARC = -1;
    private static final int CLEAN_UP_AT = 1 << 20;

    /** Where a token was found: frames from {@code first} to before {@code end}, and how well it fits in all. */
    record Found(int word, int first, int end, double score) {}

    private final Graph graph;
    private final Acoustics acoustics;
    private final Acoustics.Sound silence;
    private final int[] firstFrames;
    private final int[] lastFrames;
    private final int size;

    private Tokens now;
    private Tokens next;
    private int[] active = new int[1 << 10];
    private int activeCount;
    private int[] fresh = new int[1 << 10];
    private int freshCount;

    /** The best way to each node whose last word was skipped. */
    private final double[] skipScores;

    private final int[] skipLinks;
    private final double[] nodeScores;
    private final int[] nodeLinks;
    private final int[] nodeArcs;
    private final int[] nodeEntries;
    private final double[] nodeEntryScores;
    private final BitSet nodes = new BitSet();
    private final BitSet spoken = new BitSet();

    private int[] linkBefore = new int[1 << 12];
    private int[] linkArcs = new int[1 << 12];
    private int[] linkFirst = new int[1 << 12];
    private int[] linkEnd = new int[1 << 12];
    private float[] linkScores = new float[1 << 12];
    private int links;
    private int cleanUpAt = CLEAN_UP_AT;
    private int bestLink = NO_LINK;

    private static final class Tokens {
        final double[] scores;
        final int[] entries;
        final double[] entryScores;
        final int[] links;
        final int[] stamps;

        Tokens(int size) {
            scores = new double[size];
            entries = new int[size];
            entryScores = new double[size];
            links = new int[size];
            stamps = new int[size];
            Arrays.fill(stamps, -1);
        }
    }

    /**
     * @param firstFrames for each word the first frame in which it may begin
     * @param lastFrames for each word the last frame in which it may be said
     */
    Search(Graph graph, Acoustics acoustics, int[] firstFrames, int[] lastFrames) {
        this.graph = graph;
        this.acoustics = acoustics;
        this.silence = acoustics.silence();
        this.firstFrames = firstFrames;
        this.lastFrames = lastFrames;
        this.size = graph.states + graph.nodeCount() * AROUND;
        this.now = new Tokens(size);
        this.next = new Tokens(size);
        this.nodeScores = new double[graph.nodeCount()];
        this.nodeLinks = new int[graph.nodeCount()];
        this.nodeArcs = new int[graph.nodeCount()];
        this.nodeEntries = new int[graph.nodeCount()];
        this.nodeEntryScores = new double[graph.nodeCount()];
        this.skipScores = new double[graph.nodeCount()];
        this.skipLinks = new int[graph.nodeCount()];
        Arrays.fill(nodeScores, Double.NEGATIVE_INFINITY);
        Arrays.fill(skipScores, Double.NEGATIVE_INFINITY);
        reach(0, 0, NO_LINK, NO_ARC, 0, 0);
    }

    /** Hears one more frame. Frames come in order; some may be left out where nobody speaks. */
    void hear(int frame, float[] features) {
        acoustics.hear(features);
        if (!silent()) {
            spoken.set(frame);
        }
        freshCount = 0;
        for (int index = 0; index < activeCount; index++) {
            pass(active[index], frame);
        }
        if (freshCount == 0 && nodes.isEmpty()) {
            reach(nodeAt(frame), 0, bestLink, NO_ARC, 0, 0);
        }
        leaveNodes(frame);
        score();
        Tokens swap = now;
        now = next;
        next = swap;
        int[] swapped = active;
        active = fresh;
        fresh = swapped;
        activeCount = freshCount;
        prune();
        if (links > cleanUpAt) {
            cleanUp();
        }
    }

    /** The tokens of the best way, in order. */
    List<Found> best() {
        int end = graph.nodeCount() - 1;
        int last = NO_LINK;
        double bestScore = Double.NEGATIVE_INFINITY;
        boolean whole = false;
        for (int index = 0; index < activeCount; index++) {
            int state = active[index];
            boolean atEnd = state >= graph.states + end * AROUND
                    || (state < graph.states
                            && graph.arcs.get(graph.arcOf[state]).to() == end
                            && graph.arcs.get(graph.arcOf[state]).end() == state + 1);
            if ((atEnd && !whole) || (atEnd == whole && now.scores[state] > bestScore)) {
                whole |= atEnd;
                bestScore = now.scores[state];
                last = state < graph.states
                                && graph.arcs.get(graph.arcOf[state]).end() == state + 1
                        ? link(
                                now.links[state],
                                graph.arcOf[state],
                                now.entries[state],
                                lastFrame + 1,
                                bestScore - now.entryScores[state])
                        : now.links[state];
            }
        }
        java.util.ArrayDeque<Found> found = new java.util.ArrayDeque<>();
        for (int link = last; link != NO_LINK; link = linkBefore[link]) {
            found.addFirst(
                    new Found(graph.arcs.get(linkArcs[link]).word(), linkFirst[link], linkEnd[link], linkScores[link]));
        }
        return List.copyOf(found);
    }

    /** How many of the frames from {@code from} to before {@code to} sound more like speech than like silence. */
    int spokenFrames(int from, int to) {
        return to <= from ? 0 : spoken.get(from, to).cardinality();
    }

    private int lastFrame;

    private boolean silent() {
        for (int senone : silence.senones()) {
            if (acoustics.score(senone) >= -OTHER_SPEECH_FRAME_COST) {
                return true;
            }
        }
        return false;
    }

    private void pass(int state, int frame) {
        lastFrame = frame;
        double score = now.scores[state];
        if (state < graph.states) {
            int arcIndex = graph.arcOf[state];
            Graph.Arc arc = graph.arcs.get(arcIndex);
            if (frame > lastFrames[arc.word()]) {
                return;
            }
            go(state, score + graph.stay[state], now.entries[state], now.entryScores[state], now.links[state]);
            double leaving = score + graph.leave[state];
            if (state + 1 < arc.end()) {
                go(state + 1, leaving, now.entries[state], now.entryScores[state], now.links[state]);
            } else {
                reach(arc.to(), leaving, now.links[state], arcIndex, now.entries[state], now.entryScores[state]);
            }
            return;
        }
        int node = (state - graph.states) / AROUND;
        int place = (state - graph.states) % AROUND;
        if (place == Acoustics.STATES) {
            go(state, score, 0, 0, now.links[state]);
            reach(node, score, now.links[state], NO_ARC, 0, 0);
            return;
        }
        go(state, score + silence.stay()[place], 0, 0, now.links[state]);
        if (place + 1 < Acoustics.STATES) {
            go(state + 1, score + silence.leave()[place], 0, 0, now.links[state]);
        } else {
            reach(node, score + silence.leave()[place], now.links[state], NO_ARC, 0, 0);
        }
    }

    private void go(int state, double score, int entry, double entryScore, int link) {
        if (next.stamps[state] == freshStamp()) {
            if (next.scores[state] >= score) {
                return;
            }
        } else {
            next.stamps[state] = freshStamp();
            if (freshCount == fresh.length) {
                fresh = Arrays.copyOf(fresh, freshCount * 2);
            }
            fresh[freshCount++] = state;
        }
        next.scores[state] = score;
        next.entries[state] = entry;
        next.entryScores[state] = entryScore;
        next.links[state] = link;
    }

    private int stamp;

    private int freshStamp() {
        return stamp;
    }

    private void reach(int node, double score, int link, int arc, int entry, double entryScore) {
        if (score > nodeScores[node]) {
            nodeScores[node] = score;
            nodeLinks[node] = link;
            nodeArcs[node] = arc;
            nodeEntries[node] = entry;
            nodeEntryScores[node] = entryScore;
            nodes.set(node);
        }
    }

    private void leaveNodes(int frame) {
        double best = Double.NEGATIVE_INFINITY;
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            best = Math.max(best, nodeScores[node]);
        }
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            double skipping = skipScores[node];
            double score = Math.max(nodeScores[node], skipping);
            if (score > best - BEAM) {
                int link = skipping > nodeScores[node]
                        ? skipLinks[node]
                        : nodeArcs[node] == NO_ARC
                                ? nodeLinks[node]
                                : link(
                                        nodeLinks[node],
                                        nodeArcs[node],
                                        nodeEntries[node],
                                        frame,
                                        score - nodeEntryScores[node]);
                for (Graph.Arc arc : graph.arcsFrom.get(node)) {
                    if (frame >= firstFrames[arc.word()] && frame <= lastFrames[arc.word()]) {
                        go(arc.first(), score - WORD_COST, frame, score - WORD_COST, link);
                    }
                }
                for (Graph.Jump jump : graph.jumpsFrom.get(node)) {
                    if (!jump.skipsWord()) {
                        reach(jump.to(), score, link, NO_ARC, 0, 0);
                        continue;
                    }
                    double skipped = Math.max(skipping, score - SKIP_COST) - SKIP_WORD_COST;
                    if (skipped > skipScores[jump.to()]) {
                        skipScores[jump.to()] = skipped;
                        skipLinks[jump.to()] = link;
                        nodes.set(jump.to());
                    }
                }
                int around = graph.states + node * AROUND;
                go(around, score - SILENCE_COST, 0, 0, link);
                go(around + Acoustics.STATES, score - OTHER_SPEECH_COST, 0, 0, link);
            }
            nodeScores[node] = Double.NEGATIVE_INFINITY;
            skipScores[node] = Double.NEGATIVE_INFINITY;
            nodes.clear(node);
        }
    }

    private void score() {
        for (int index = 0; index < freshCount; index++) {
            int state = fresh[index];
            if (state < graph.states) {
                next.scores[state] += acoustics.score(graph.senones[state]);
            } else {
                int place = (state - graph.states) % AROUND;
                next.scores[state] += place == Acoustics.STATES
                        ? -OTHER_SPEECH_FRAME_COST
                        : acoustics.score(silence.senones()[place]);
            }
        }
        stamp++;
    }

    private void prune() {
        double best = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < activeCount; index++) {
            if (now.scores[active[index]] > best) {
                best = now.scores[active[index]];
                bestLink = now.links[active[index]];
            }
        }
        int kept = 0;
        for (int index = 0; index < activeCount; index++) {
            if (now.scores[active[index]] > best - BEAM) {
                active[kept++] = active[index];
            }
        }
        activeCount = kept;
    }

    /** The node in front of the first word that may still be said. */
    private int nodeAt(int frame) {
        for (List<Graph.Arc> arcs : graph.arcsFrom) {
            if (!arcs.isEmpty() && lastFrames[arcs.get(0).word()] >= frame) {
                return arcs.get(0).from();
            }
        }
        return graph.nodeCount() - 1;
    }

    private int link(int before, int arc, int first, int end, double score) {
        if (links == linkArcs.length) {
            int larger = links * 2;
            linkBefore = Arrays.copyOf(linkBefore, larger);
            linkArcs = Arrays.copyOf(linkArcs, larger);
            linkFirst = Arrays.copyOf(linkFirst, larger);
            linkEnd = Arrays.copyOf(linkEnd, larger);
            linkScores = Arrays.copyOf(linkScores, larger);
        }
        linkBefore[links] = before;
        linkArcs[links] = arc;
        linkFirst[links] = first;
        linkEnd[links] = end;
        linkScores[links] = (float) score;
        return links++;
    }

    /** Forgets the links that no token leads back to. */
    private void cleanUp() {
        boolean[] used = new boolean[links];
        mark(bestLink, used);
        for (int index = 0; index < activeCount; index++) {
            mark(now.links[active[index]], used);
        }
        int[] moved = new int[links];
        int kept = 0;
        for (int link = 0; link < links; link++) {
            if (used[link]) {
                linkBefore[kept] = linkBefore[link] == NO_LINK ? NO_LINK : moved[linkBefore[link]];
                linkArcs[kept] = linkArcs[link];
                linkFirst[kept] = linkFirst[link];
                linkEnd[kept] = linkEnd[link];
                linkScores[kept] = linkScores[link];
                moved[link] = kept++;
            }
        }
        links = kept;
        cleanUpAt = kept + CLEAN_UP_AT;
        bestLink = bestLink == NO_LINK ? NO_LINK : moved[bestLink];
        for (int index = 0; index < activeCount; index++) {
            int link = now.links[active[index]];
            now.links[active[index]] = link == NO_LINK ? NO_LINK : moved[link];
        }
    }

    private void mark(int from, boolean[] used) {
        for (int link = from; link != NO_LINK && !used[link]; link = linkBefore[link]) {
            used[link] = true;
        }
    }
}
