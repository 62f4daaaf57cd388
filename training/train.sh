#!/bin/sh
# Trains the English model of the tagger and puts it where the product loads it from. It also learns from text in which the model of
# marks and capitals restored these: train that one first (train-restore.sh).
# Usage: training/train.sh [folder of the training data]
set -e
cd "$(dirname "$0")/.."
gold=detect/src/test/resources/gold
turns=$gold/turns.jsonl,$gold/hard-negatives.jsonl
# The development files alone: the test files are for measuring.
for letter in a b c d e f g h i j k l m n o; do turns=$turns,$gold/dev-$letter.jsonl; done
mvn -q -B -pl training -am -DskipTests package
exec java -Xmx7g -cp "training/target/classes:training/target/lib/*" org.bleepline.training.Train \
    --data "${1:-../shared/data}" \
    --turns "$turns" \
    --out detect/src/main/resources/org/bleepline/detect/tagger/english.tagger \
    --dev training/src/test/resources/org/bleepline/training/dev-turns.txt
