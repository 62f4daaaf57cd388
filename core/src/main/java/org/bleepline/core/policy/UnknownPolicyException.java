package org.bleepline.core.policy;

import java.util.Optional;

/** A policy name that nobody knows. The message names it, and the nearest known name where there is one. */
public final class UnknownPolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Optional<Policy> nearest;

    UnknownPolicyException(String name, Optional<Policy> nearest) {
        super("unknown policy '" + name + "'"
                + nearest.map(policy -> "; did you mean '" + policy.wireName() + "'?")
                        .orElse(""));
        this.name = name;
        this.nearest = nearest;
    }

    /** The name as it was given. */
    public String name() {
        return name;
    }

    /** The known policy that is spelled most like it, if one is near. */
    public Optional<Policy> nearest() {
        return nearest;
    }
}
