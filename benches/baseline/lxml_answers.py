"""Reads a folder of face answers with lxml into dicts.

Prints the seconds from files, the seconds from memory, the fields and the characters.
"""

import sys
import time
from pathlib import Path

from lxml import etree

PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def record(node):
    """The fields of an element: text by tag, and a list of records where elements are nested."""
    fields = {}
    for child in node:
        if len(child):
            fields.setdefault(child.tag, []).append(record(child))
        else:
            fields[child.tag] = child.text or ""
    return fields


def answer(document):
    return record(etree.fromstring(document, PARSER))


def texts(fields):
    for value in fields.values():
        if isinstance(value, str):
            yield value
        else:
            for nested in value:
                yield from texts(nested)


def best(rounds, work):
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main():
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    paths = list(folder.iterdir())
    documents = [path.read_bytes() for path in paths]

    def from_files():
        for path in paths:
            answer(path.read_bytes())

    def from_memory():
        for document in documents:
            answer(document)

    found = [text for document in documents for text in texts(answer(document))]
    print(best(rounds, from_files), best(rounds, from_memory), len(found), sum(map(len, found)))


main()
