package org.bleepline.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.redaction.Substitution;
import picocli.CommandLine.Option;

/** The options that say what is removed and what stands in its place; shared by the commands. */
final class WhatToRemove {
    @Option(
            names = {"-p", "--policies"},
            paramLabel = "POLICY",
            split = ",",
            completionCandidates = PolicyNames.class,
            description =
                    "What to remove, separated by commas; all 44 policies unless given." + " See 'bleepline policies'.")
    private List<String> policies = List.of();

    @Option(
            names = "--sub",
            paramLabel = "FORM",
            defaultValue = "hash",
            completionCandidates = SubstitutionNames.class,
            description = "What stands in place of a removed word: ${COMPLETION-CANDIDATES}. Default: hash.")
    private String substitution = "hash";

    @Option(
            names = "--static",
            paramLabel = "LABEL=TERM[,TERM...]",
            description = "Exact terms of your own to remove, such as INTERNAL_TOOL=Bearclaw,Cubclaw. May be repeated.")
    private List<String> staticTerms = List.of();

    PolicySet policies() {
        if (policies.isEmpty()) {
            return PolicySet.all();
        }
        return PolicySet.named(policies.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** Names that are accepted for the sake of API clients, though nothing is ever found for them. */
    List<Policy> undetectable() {
        return policies().enabled().stream()
                .filter(policy -> !policy.detectable())
                .sorted()
                .toList();
    }

    Substitution substitution() {
        return Arrays.stream(Substitution.values())
                .filter(form -> form.wireName().equals(substitution.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown --sub '" + substitution + "'; it can be hash or entity_name"));
    }

    StaticEntities staticEntities() {
        Map<String, List<String>> terms = new LinkedHashMap<>();
        for (String entry : staticTerms) {
            int equals = entry.indexOf('=');
            if (equals <= 0 || equals == entry.length() - 1) {
                throw new IllegalArgumentException("--static needs the form LABEL=TERM[,TERM...]");
            }
            List<String> values = Arrays.stream(entry.substring(equals + 1).split(",", -1))
                    .map(String::strip)
                    .toList();
            terms.computeIfAbsent(entry.substring(0, equals).strip(), label -> new ArrayList<>())
                    .addAll(values);
        }
        return new StaticEntities(terms);
    }

    /** For tab completion. */
    static final class PolicyNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        PolicyNames() {
            super(Policy.documented().stream().map(Policy::wireName).toList());
        }
    }

    /** For tab completion. */
    static final class SubstitutionNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        SubstitutionNames() {
            super(Arrays.stream(Substitution.values())
                    .map(Substitution::wireName)
                    .toList());
        }
    }
}
