package org.bleepline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    @Test
    void documentsFortyFourPoliciesInAlphabeticalOrder() {
        List<String> names = Policy.documented().stream().map(Policy::wireName).toList();

        assertThat(names).hasSize(44).isSorted().startsWith("account_number").endsWith("zodiac_sign");
    }

    @Test
    void describesEveryPolicyWithAnExample() {
        assertThat(Policy.values()).allSatisfy(policy -> {
            assertThat(policy.description()).isNotBlank();
            assertThat(policy.example()).isNotBlank();
        });
    }

    @Test
    void knowsTheTwentyOneOtherNamesThatClientsSend() {
        List<Policy> others =
                Arrays.stream(Policy.values()).skip(Policy.documented().size()).toList();

        assertThat(others).hasSize(21);
        assertThat(others.stream().filter(policy -> !policy.detectable()).map(Policy::wireName))
                .containsExactly(
                        "organization_id",
                        "corporate_action",
                        "effect",
                        "financial_metric",
                        "medical_code",
                        "product",
                        "project",
                        "trend");
    }

    @ParameterizedTest
    @CsvSource({
        "person_nmae, person_name",
        "creditcard_number, credit_card_number",
        "email, email_address",
        "Person Name, person_name",
        "PHONE, phone_number"
    })
    void namesTheNearestPolicyForAMistypedOne(String mistyped, String nearest) {
        assertThatThrownBy(() -> Policy.named(mistyped))
                .isInstanceOf(UnknownPolicyException.class)
                .hasMessageContaining("'" + mistyped + "'")
                .hasMessageContaining("did you mean '" + nearest + "'?");
    }

    @Test
    void suggestsNothingForANameThatIsLikeNone() {
        assertThatThrownBy(() -> Policy.named("qqqqqqqqqqqqqqqqq"))
                .isInstanceOf(UnknownPolicyException.class)
                .hasMessage("unknown policy 'qqqqqqqqqqqqqqqqq'");
    }

    @Test
    void removesASubtypeUnderItsParentUnlessItWasAskedForByName() {
        PolicySet location = PolicySet.of(Policy.LOCATION);
        PolicySet city = PolicySet.of(Policy.LOCATION_CITY);

        assertThat(location.labelFor(Policy.LOCATION_CITY)).contains(Policy.LOCATION);
        assertThat(city.labelFor(Policy.LOCATION_CITY)).contains(Policy.LOCATION_CITY);
        assertThat(city.labelFor(Policy.LOCATION)).isEmpty();
        assertThat(city.labelFor(Policy.LOCATION_COUNTRY)).isEmpty();
    }
}
