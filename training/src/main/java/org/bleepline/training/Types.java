package org.bleepline.training;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.tagger.Labels;

/** The types that the English model tells apart, and sets of them as bits. */
final class Types {
    /** The documented policies, with subtypes in place of those that are always told apart. */
    static final List<Policy> LIST = list();

    static final Labels LABELS = new Labels(LIST);
    static final long ALL = (1L << LIST.size()) - 1;

    static final long LOCATIONS = of(
            Policy.LOCATION,
            Policy.LOCATION_CITY,
            Policy.LOCATION_STATE,
            Policy.LOCATION_COUNTRY,
            Policy.LOCATION_ADDRESS_STREET,
            Policy.LOCATION_ZIP,
            Policy.LOCATION_COORDINATE);
    static final long ORGANIZATIONS = of(Policy.ORGANIZATION, Policy.ORGANIZATION_MEDICAL_FACILITY);

    private Types() {}

    static int index(Policy policy) {
        int index = LIST.indexOf(policy);
        if (index < 0) {
            throw new IllegalArgumentException(policy.wireName() + " is not a type of the model");
        }
        return index;
    }

    static long of(Policy... policies) {
        long bits = 0;
        for (Policy policy : policies) {
            bits |= 1L << index(policy);
        }
        return bits;
    }

    private static List<Policy> list() {
        List<Policy> types = new ArrayList<>(Policy.documented());
        types.remove(Policy.GENDER_SEXUALITY);
        types.addAll(List.of(
                Policy.GENDER,
                Policy.SEXUALITY,
                Policy.LOCATION_CITY,
                Policy.LOCATION_STATE,
                Policy.LOCATION_COUNTRY,
                Policy.LOCATION_ADDRESS_STREET,
                Policy.LOCATION_ZIP,
                Policy.LOCATION_COORDINATE,
                Policy.ORGANIZATION_MEDICAL_FACILITY));
        return List.copyOf(types);
    }
}
