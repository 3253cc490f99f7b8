"""Splits texts with pySBD for bench/run sentences.

Reads JSON Lines {"language", "text"} from standard input and writes a JSON list of sentences a line. pySBD knows
23 languages; it splits the others with the rules of English. With --check it only imports the package.
"""

import json
import os
import sys

# The folder of this file comes first on the path, and the file has the name of the package.
sys.path = [p for p in sys.path if os.path.abspath(p or ".") != os.path.dirname(os.path.abspath(__file__))]
import pysbd  # noqa: E402
from pysbd.languages import LANGUAGE_CODES  # noqa: E402


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    if "--check" in sys.argv:
        print(json.dumps(["pySBD " + pysbd.about.__version__] if hasattr(pysbd, "about") else ["pySBD"]), flush=True)
        return
    segmenters = {}
    for line in sys.stdin:
        request = json.loads(line)
        language = request["language"]
        known = language if language in LANGUAGE_CODES else "en"
        if known not in segmenters:
            segmenters[known] = pysbd.Segmenter(language=known, clean=False)
        print(json.dumps(segmenters[known].segment(request["text"])), flush=True)


if __name__ == "__main__":
    main()
