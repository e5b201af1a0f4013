"""Wilson intervals of a whole data frame in one request.

usage: python3 from_python.py PROGRAM
"""

import json
import subprocess
import sys

# Columns as a data frame has them: frame.to_dict("list").
columns = {"x": [46, 44, 42, 37], "n": [50, 50, 50, 50]}

request = {"id": 1, "analysis": "proportion", "inputs": columns, "method": "wilson"}
run = subprocess.run(
    [sys.argv[1], "batch"], input=json.dumps(request), stdout=subprocess.PIPE, text=True)
answer = json.loads(run.stdout)
if "error" in answer:
    sys.exit(answer["error"]["message"])
for error in answer["refused"]:
    print(f"row {error['row']}: {error['message']}", file=sys.stderr)

# pandas.DataFrame(answer["columns"] without warnings) is the same table: what is no list fills its column.
found = answer["columns"]
for row in range(answer["rows"]):
    print(
        found["successes"][row], found["n"][row], found["lower"][row], found["upper"][row],
        sep="\t")
