"""Python detectors as one program: lines of {"id", "text"} in, lines of {"id", "spans"} out.

Offsets are code points, which is how Python counts. A text that the detector fails on is answered with "error".
python adapter.py <detector>
"""

import json
import logging
import os
import sys


def deduce(module):
    # Both have the same classes. The first start builds lookup structures, which takes minutes, and keeps them beside the package.
    detector = __import__(module).Deduce()
    return lambda text: [(found.start_char, found.end_char, found.tag) for found in detector.deidentify(text).annotations]


def presidio():
    import spacy.util
    import tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider
    from presidio_analyzer.predefined_recognizers import PhoneRecognizer

    # Else the recognizer of e-mail addresses fetches a list of domains while it is measured; a copy comes with the package.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    # Dutch models are not on PyPI; one that is there is used.
    model = next(filter(spacy.util.is_package, ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")), None)
    engine = NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy" if model else "no_op",
            "models": [{"lang_code": "nl", "model_name": model or "no_op"}],
        }
    ).create_engine()
    registry = RecognizerRegistry(supported_languages=["nl"])
    registry.load_predefined_recognizers(languages=["nl"], nlp_engine=engine)
    # Its own list of countries has neither.
    registry.remove_recognizer("PhoneRecognizer")
    registry.add_recognizer(PhoneRecognizer(supported_language="nl", supported_regions=("NL", "BE")))
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["nl"])
    return lambda text: [(found.start, found.end, found.entity_type) for found in analyzer.analyze(text, language="nl")]


def filenthropist():
    from filenthropist.pii_interface.client import create_provider

    # The other engines need a model from a hub.
    provider = create_provider("monsieur_regex")
    return lambda text: [(found.start, found.end, found.type) for found in provider.detect(text)]


DETECTORS = {
    "deduce": lambda: deduce("deduce"),
    "belgian-deduce": lambda: deduce("belgian_deduce"),
    "presidio-analyzer": presidio,
    "filenthropist": filenthropist,
}


def main():
    # Some detectors log to standard output as soon as they are imported; answers keep the real one to themselves.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    logging.disable(logging.INFO)
    detect = DETECTORS[sys.argv[1]]()
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        request = json.loads(line)
        answer = {"id": request["id"], "spans": []}
        try:
            # Deduce has integers of numpy among its own, which json does not know.
            answer["spans"] = [{"start": int(start), "end": int(end), "label": label} for start, end, label in detect(request["text"])]
        except Exception as error:
            answer["error"] = type(error).__name__
        print(json.dumps(answer), file=answers, flush=True)


main()
