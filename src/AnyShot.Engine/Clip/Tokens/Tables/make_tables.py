#!/usr/bin/python3
"""Writes the character tables of the text cleaning from Python's own (Unicode Character Database, named characters of HTML 5).
No .NET call gives them: the agent runs without ICU, where string.Normalize does nothing.

usage: make_tables.py        (writes beside itself; numbers are hexadecimal code points; Python 3.11 has Unicode 14.0)"""
import html.entities
import pathlib
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
SURROGATES = range(0xD800, 0xE000)


def hexadecimal(text):
    return " ".join(f"{ord(character):04X}" for character in text)


def characters():
    return (chr(number) for number in range(sys.maxunicode + 1) if number not in SURROGATES)


def decompositions():
    """CHARACTER PARTS; a minus before it: never made again by composition."""
    for character in characters():
        parts = unicodedata.decomposition(character)
        if parts and not parts.startswith("<"):
            composed = unicodedata.normalize("NFC", character) == character and " " in parts
            yield f"{'' if composed else '-'}{hexadecimal(character)} {parts}"


def combining_classes():
    """FIRST LAST CLASS (decimal) of characters with a class other than 0."""
    first = last = None
    for number in (ord(character) for character in characters()):
        value = unicodedata.combining(chr(number))
        if first is not None and (value != unicodedata.combining(chr(first)) or number != last + 1):
            yield f"{first:04X} {last:04X} {unicodedata.combining(chr(first))}"
            first = None
        if value:
            first, last = number if first is None else first, number


def widths():
    """CHARACTER SUBSTITUTE of the full and half width forms."""
    for number in range(0xFF01, 0xFFF0):
        usual = unicodedata.normalize("NFKC", chr(number))
        if usual != chr(number):
            yield f"{number:04X} {hexadecimal(usual)}"


def entities():
    """NAME CHARACTERS; names with a semicolon need it."""
    for name, value in sorted(html.entities.html5.items()):
        yield f"{name} {hexadecimal(value)}"


for table in (decompositions, combining_classes, widths, entities):
    (HERE / f"{table.__name__.replace('_', '-')}.txt").write_text("".join(f"{line}\n" for line in table()))
