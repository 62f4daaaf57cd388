package org.bleepline.speech.speakers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.speech.SpeakerCount;

/**
 * Joins stretches that sound alike until each cluster is one voice: agglomerative clustering by the Bayesian information
 * criterion (Chen and Gopalakrishnan, DARPA Broadcast News Workshop, 1998); then each stretch goes to the voice that it fits
 * best. Long recordings are clustered in parts first, so that the work stays bounded. For one use.
 */
final class Clusters {
    /** Weight of the criterion's penalty; chosen on synthetic talks. */
    private static final double PENALTY = 1.75;

    private static final int PART = 256;
    private static final int LEFT_OF_PART = 24;
    private static final int ROUNDS = 4;

    private final List<Voice> stretches;
    private final double[] variances;
    private final double penalty;

    private Clusters(List<Voice> stretches) {
        this.stretches = stretches;
        Voice all = stretches.stream().reduce(Voice::plus).orElseThrow();
        this.variances = all.variances();
        this.penalty = 0.5 * PENALTY * Voice.PARAMETERS * Math.log(all.frames());
    }

    /** @return for each stretch the number of its voice; numbers are arbitrary */
    static int[] of(List<Voice> stretches, SpeakerCount count) {
        if (stretches.isEmpty()) {
            return new int[0];
        }
        Clusters clusters = new Clusters(stretches);
        return clusters.refined(clusters.joined(count));
    }

    private static final class Cluster {
        final Voice voice;
        final double spread;
        final List<Integer> members;

        Cluster(Voice voice, double spread, List<Integer> members) {
            this.voice = voice;
            this.spread = spread;
            this.members = members;
        }
    }

    private List<Cluster> joined(SpeakerCount count) {
        List<Cluster> clusters = new ArrayList<>();
        for (int index = 0; index < stretches.size(); index++) {
            Voice voice = stretches.get(index);
            clusters.add(new Cluster(voice, voice.spread(variances), List.of(index)));
        }
        while (clusters.size() > PART) {
            List<Cluster> fewer = new ArrayList<>();
            for (int from = 0; from < clusters.size(); from += PART) {
                List<Cluster> part = clusters.subList(from, Math.min(from + PART, clusters.size()));
                fewer.addAll(join(part, LEFT_OF_PART, LEFT_OF_PART));
            }
            clusters = fewer;
        }
        return join(clusters, count.least(), count.most());
    }

    private List<Cluster> join(List<Cluster> given, int least, int most) {
        List<Cluster> clusters = new ArrayList<>(given);
        double[][] distances = new double[clusters.size()][];
        for (int row = 0; row < distances.length; row++) {
            distances[row] = new double[distances.length];
            for (int column = 0; column < row; column++) {
                distances[row][column] = distance(clusters.get(row), clusters.get(column));
            }
        }
        boolean[] gone = new boolean[distances.length];
        int left = distances.length;
        while (left > least) {
            int first = -1;
            int second = -1;
            for (int row = 0; row < distances.length; row++) {
                for (int column = 0; column < row && !gone[row]; column++) {
                    if (!gone[column] && (first < 0 || distances[row][column] < distances[second][first])) {
                        first = column;
                        second = row;
                    }
                }
            }
            if (left <= most && distances[second][first] > penalty) {
                break;
            }
            Cluster both = join(clusters.get(first), clusters.get(second));
            clusters.set(first, both);
            gone[second] = true;
            left--;
            for (int other = 0; other < distances.length; other++) {
                if (other != first && !gone[other]) {
                    distances[Math.max(first, other)][Math.min(first, other)] = distance(both, clusters.get(other));
                }
            }
        }
        List<Cluster> kept = new ArrayList<>();
        for (int index = 0; index < gone.length; index++) {
            if (!gone[index]) {
                kept.add(clusters.get(index));
            }
        }
        return kept;
    }

    private Cluster join(Cluster one, Cluster other) {
        Voice voice = one.voice.plus(other.voice);
        List<Integer> members = new ArrayList<>(one.members);
        members.addAll(other.members);
        return new Cluster(voice, voice.spread(variances), members);
    }

    /** How much is lost by taking two for one voice. */
    private double distance(Cluster one, Cluster other) {
        return 0.5 * (one.voice.plus(other.voice).spread(variances) - one.spread - other.spread);
    }

    private int[] refined(List<Cluster> clusters) {
        int[] voiceOf = new int[stretches.size()];
        for (int voice = 0; voice < clusters.size(); voice++) {
            for (int member : clusters.get(voice).members) {
                voiceOf[member] = voice;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            int[] next = nearest(voices(voiceOf, clusters.size()));
            boolean lost = Arrays.stream(next).distinct().count() < clusters.size();
            if (lost || Arrays.equals(next, voiceOf)) {
                break;
            }
            voiceOf = next;
        }
        return voiceOf;
    }

    private Voice[] voices(int[] voiceOf, int count) {
        Voice[] voices = new Voice[count];
        for (int index = 0; index < voiceOf.length; index++) {
            Voice stretch = stretches.get(index);
            Voice known = voices[voiceOf[index]];
            voices[voiceOf[index]] = known == null ? stretch : known.plus(stretch);
        }
        return voices;
    }

    private int[] nearest(Voice[] voices) {
        int[] nearest = new int[stretches.size()];
        for (int index = 0; index < nearest.length; index++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int voice = 0; voice < voices.length; voice++) {
                double fit = voices[voice].fit(stretches.get(index), variances);
                if (fit > best) {
                    best = fit;
                    nearest[index] = voice;
                }
            }
        }
        return nearest;
    }
}
