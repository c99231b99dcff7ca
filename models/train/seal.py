"""checksums.json beside a model's files: what whoever opens them compares first (models/verified-files.ts, models/encoder/model-folder.ts)."""
import hashlib
import json
import os


def seal(folder, names):
    sums = {}
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            sums[name] = hashlib.sha256(file.read()).hexdigest()
    with open(os.path.join(folder, "checksums.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(sums, indent=2) + "\n")
