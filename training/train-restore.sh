#!/bin/sh
# Trains the English model of marks and capitals, puts it where the product loads it from, and measures it on turns kept back.
# Usage: training/train-restore.sh [folder of the training data]
set -e
cd "$(dirname "$0")/.."
gold=detect/src/test/resources/gold
turns=$gold/turns.jsonl,$gold/hard-negatives.jsonl
# The development files alone: the test files are for measuring.
for letter in a b c d e f g h i j k l m n o; do turns=$turns,$gold/dev-$letter.jsonl; done
mvn -q -B -pl training -am -DskipTests package
exec java -Xmx4g -cp "training/target/classes:training/target/lib/*" org.bleepline.training.TrainRestore \
    --data "${1:-../shared/data}" \
    --turns "$turns" \
    --unseen "$gold/test-a.jsonl,$gold/test-b.jsonl,$gold/test-c.jsonl" \
    --out wording/src/main/resources/org/bleepline/wording/restore/english.restore
