#!/bin/sh
# Fits what scores are worth on marked texts that are new to the tagger, and puts it where the product loads it from.
# Usage: training/calibrate.sh GOLD GOLD...
set -e
cd "$(dirname "$0")/.."
mvn -q -B -pl training -am -DskipTests package
exec java -cp "training/target/classes:training/target/lib/*" org.bleepline.training.calibration.Calibrate \
    detect/src/main/resources/org/bleepline/detect/calibration/english.calibration "$@"
