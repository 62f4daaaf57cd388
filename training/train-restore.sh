#!/bin/sh
# Trains the English model of marks and capitals, puts it where the product loads it from, and measures it on turns kept back.
# Usage: training/train-restore.sh [folder of the training data]
set -e
cd "$(dirname "$0")/.."
mvn -q -B -pl training -am -DskipTests package
exec java -Xmx4g -cp "training/target/classes:training/target/lib/*" org.bleepline.training.TrainRestore \
    --data "${1:-../shared/data}" \
    --out wording/src/main/resources/org/bleepline/wording/restore/english.restore
