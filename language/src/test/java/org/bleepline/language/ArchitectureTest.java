package org.bleepline.language;

import org.bleepline.testkit.PackageSigns;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void packagesKeepToTheSignsOnTheirDoors() {
        PackageSigns.hold();
    }
}
