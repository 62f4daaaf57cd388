#!/bin/sh
# Makes the model of how words follow one another in calls and puts it where the embedded engine loads it from.
# Usage: training/train-calls.sh [folder of the training data]
set -e
cd "$(dirname "$0")/.."
mvn -q -B -pl training -am -DskipTests package
exec java -Xmx4g -cp "training/target/classes:training/target/lib/*" org.bleepline.training.TrainCalls \
    --data "${1:-../shared/data}" \
    --out speech/src/main/resources/org/bleepline/speech/sphinx/calls.trigrams
