package org.bleepline.wording;

import org.bleepline.testkit.PackageSigns;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void packagesKeepToTheSignsOnTheirDoors() {
        PackageSigns.hold();
    }
}
