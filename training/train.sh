#!/bin/sh
# Trains the English model of the tagger and puts it where the product loads it from.
# Usage: training/train.sh [folder of the training data]
set -e
cd "$(dirname "$0")/.."
mvn -q -B -pl training -am -DskipTests package
exec java -Xmx6g -cp "training/target/classes:training/target/lib/*" org.bleepline.training.Train \
    --data "${1:-../shared/data}" \
    --out detect/src/main/resources/org/bleepline/detect/tagger/english.tagger \
    --dev training/src/test/resources/org/bleepline/training/dev-turns.txt
