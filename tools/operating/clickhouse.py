"""Runs SQL on a ClickHouse of its own, in this process, for tools/operating: one JSON request a line, one JSON answer a line.

A request is {"sql": "…"}, of several statements if need be; the answer has the rows of the last one, or why it failed.
"""

import json
import sys

from chdb import session

clickhouse = session.Session(sys.argv[1])
for line in sys.stdin:
    try:
        text = str(clickhouse.query(json.loads(line)["sql"], "JSON"))
        answer = {"rows": json.loads(text)["data"] if text.strip() else []}
    except Exception as error:  # whatever it is, the other side has to know
        answer = {"failed": str(error)}
    print(json.dumps(answer), flush=True)
