package org.bleepline.core.policy;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The policies a user has switched on. Immutable.
 *
 * <p>A subtype in the set enables only itself: {@code location_city} alone leaves countries in the text.
 *
 * @param enabled what is switched on, in declaration order
 */
public record PolicySet(Set<Policy> enabled) {
    private static final PolicySet ALL = new PolicySet(Set.copyOf(Policy.documented()));
    private static final PolicySet NONE = new PolicySet(Set.of());

    public PolicySet {
        enabled = enabled.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(enabled));
    }

    /** The 44 documented policies. */
    public static PolicySet all() {
        return ALL;
    }

    public static PolicySet none() {
        return NONE;
    }

    public static PolicySet of(Policy... policies) {
        return new PolicySet(Set.of(policies));
    }

    /**
     * The policies of those wire names; repeated names count once.
     *
     * @throws UnknownPolicyException for the first name that is not known
     */
    public static PolicySet named(Collection<String> wireNames) {
        return new PolicySet(wireNames.stream().map(Policy::named).collect(Collectors.toSet()));
    }

    /**
     * The enabled policy under which a found span is removed: the subtype itself if it was asked for by name, else its
     * documented policy; empty if neither is enabled.
     */
    public Optional<Policy> labelFor(Policy found) {
        if (enabled.contains(found)) {
            return Optional.of(found);
        }
        return found.parent().filter(enabled::contains);
    }

    public boolean isEmpty() {
        return enabled.isEmpty();
    }

    /** The enabled wire names in alphabetical order. */
    public List<String> wireNames() {
        return enabled.stream().map(Policy::wireName).sorted().toList();
    }
}
