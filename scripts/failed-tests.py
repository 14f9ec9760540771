"""Prints each failed test of the given .trx files with the first lines of its message: the closing lines of a long run are often all that is kept of it.

failed-tests.py FILE.trx...
"""

import sys
from xml.etree import ElementTree

NAMESPACE = {"t": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}
LINES = 12

for path in sys.argv[1:]:
    try:
        results = ElementTree.parse(path).findall(".//t:UnitTestResult[@outcome='Failed']", NAMESPACE)
    except (OSError, ElementTree.ParseError) as error:
        print(f"{path}: {error}")
        continue
    for result in results:
        print(f"FAILED {result.get('testName')} after {result.get('duration')}")
        for part in ("Message", "StackTrace"):
            text = result.findtext(f".//t:ErrorInfo/t:{part}", "", NAMESPACE).strip()
            print("\n".join(f"  {line.rstrip()}" for line in text.splitlines()[:LINES]))
