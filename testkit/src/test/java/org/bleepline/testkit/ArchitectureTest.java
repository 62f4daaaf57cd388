package org.bleepline.testkit;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void packagesKeepToTheSignsOnTheirDoors() {
        PackageSigns.hold();
    }
}
