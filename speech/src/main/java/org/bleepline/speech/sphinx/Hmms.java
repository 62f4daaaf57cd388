package org.bleepline.speech.sphinx;

import edu.cmu.sphinx.linguist.acoustic.AcousticModel;
import edu.cmu.sphinx.linguist.acoustic.HMM;
import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import edu.cmu.sphinx.linguist.acoustic.LeftRightContext;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Senone;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.SenoneHMM;
import edu.cmu.sphinx.util.LogMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The models of the phones between others: three states each, from left to right. Models that are alike have one number.
 * Filled by one thread, then only read.
 */
final class Hmms {
    static final int STATES = 3;
    private static final HMMPosition[] POSITIONS = {
        HMMPosition.BEGIN, HMMPosition.INTERNAL, HMMPosition.END, HMMPosition.SINGLE, HMMPosition.UNDEFINED
    };

    private final AcousticModel model;
    private final UnitManager units;
    private final List<Unit> phones = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] known;
    private final Map<List<Integer>, Integer> alike = new HashMap<>();
    private final List<SenoneHMM> hmms = new ArrayList<>();
    private final int[] alone;
    private int silence;

    Hmms(AcousticModel model, UnitManager units) {
        this.model = model;
        this.units = units;
        for (Iterator<Unit> all = model.getContextIndependentUnitIterator(); all.hasNext(); ) {
            Unit unit = all.next();
            numbers.put(unit.getName(), phones.size());
            if (unit.isSilence()) {
                silence = phones.size();
            }
            phones.add(unit);
        }
        known = new int[phones.size() * phones.size() * phones.size() * POSITIONS.length];
        Arrays.fill(known, -1);
        alone = new int[phones.size()];
        for (int phone = 0; phone < alone.length; phone++) {
            alone[phone] = number(phones.get(phone), HMMPosition.UNDEFINED);
        }
    }

    int phoneCount() {
        return phones.size();
    }

    int phone(String name) {
        return Objects.requireNonNull(numbers.get(name), name);
    }

    int silence() {
        return silence;
    }

    boolean isFiller(int phone) {
        return phones.get(phone).isFiller();
    }

    /** Whatever stands around. */
    int alone(int phone) {
        return alone[phone];
    }

    /** Between two others; what is no phone of a word counts as silence. */
    int between(int left, int phone, int right, HMMPosition position) {
        int before = isFiller(left) ? silence : left;
        int behind = isFiller(right) ? silence : right;
        int key = ((before * phones.size() + phone) * phones.size() + behind) * POSITIONS.length
                + Arrays.asList(POSITIONS).indexOf(position);
        if (known[key] < 0) {
            Unit unit = units.getUnit(
                    phones.get(phone).getName(),
                    false,
                    LeftRightContext.get(new Unit[] {phones.get(before)}, new Unit[] {phones.get(behind)}));
            known[key] = number(unit, position);
        }
        return known[key];
    }

    private int number(Unit unit, HMMPosition position) {
        HMM nearest = model.lookupNearestHMM(unit, position, false);
        SenoneHMM hmm = (SenoneHMM)
                (nearest == null ? model.lookupNearestHMM(unit.getBaseUnit(), HMMPosition.UNDEFINED, false) : nearest);
        List<Integer> key = new ArrayList<>();
        for (Senone senone : hmm.getSenoneSequence().getSenones()) {
            key.add((int) senone.getID());
        }
        key.add(unit.getBaseID());
        return alike.computeIfAbsent(key, fresh -> {
            hmms.add(hmm);
            return hmms.size() - 1;
        });
    }

    /** By model and state. */
    int[] senones() {
        int[] senones = new int[hmms.size() * STATES];
        for (int index = 0; index < senones.length; index++) {
            senones[index] = (int) hmms.get(index / STATES)
                    .getSenoneSequence()
                    .getSenones()[index % STATES]
                    .getID();
        }
        return senones;
    }

    /** Natural logarithms of the probability to stay in a state. */
    float[] stays() {
        return transitions(0);
    }

    /** The same for going on to the next, or out. */
    float[] leaves() {
        return transitions(1);
    }

    private float[] transitions(int ahead) {
        double toNatural = Math.log(LogMath.getLogMath().getLogBase());
        float[] all = new float[hmms.size() * STATES];
        for (int index = 0; index < all.length; index++) {
            float given = hmms.get(index / STATES).getTransitionMatrix()[index % STATES][index % STATES + ahead];
            all[index] = (float) Math.max(-30, given * toNatural);
        }
        return all;
    }
}
