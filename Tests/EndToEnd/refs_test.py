"""Threads and ways between cables, as `refs` prints them."""
import json, os, xml.etree.ElementTree as xml

from program import SAMPLES, WORK, check, end, run, text

folder = os.path.join(WORK, "cables")
os.makedirs(folder)
CITES = {1: [], 2: [1], 3: [2], 4: [3, 1], 5: [99], 6: [99], 7: [8], 8: [7], 9: [], 10: [1]}
for number, cited in CITES.items():
    refs = ", ".join(f"09 ROME {other}" for other in cited)
    with open(os.path.join(folder, f"09ROME{number}.txt"), "w") as file:
        file.write(f"R {number:02}1111Z AUG 09\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nUNCLAS ROME {number}\n"
                   f"TAGS: SENV\nSUBJECT: TREE NUMBER {number}\n" + (f"REF: {refs}\n" if refs else "") + "1. (U) A tree.\n")

tree = text("refs", "09ROME4", "--in", folder, "--depth", "3")
check("refs --depth unfolds so many steps, each cable once", tree.split("\n")[1:6] == [
    "cites 2", "  09ROME3  2009-08-03  TREE NUMBER 3", "    09ROME2  2009-08-02  TREE NUMBER 2",
    "      09ROME1  see elsewhere in this tree", "  09ROME1  2009-08-01  TREE NUMBER 1"])
check("refs --depth 1 says how much is folded", "  09ROME3  2009-08-03  TREE NUMBER 3  +1\n" in text("refs", "09ROME4", "--in", folder, "--depth", "1"))
check("refs marks a cycle", "    09ROME7  above, a cycle\n" in text("refs", "09ROME7", "--in", folder))
check("refs counts what is missing", "cites 1, 1 of them not here\n  09ROME99  not here\n" in text("refs", "09ROME5", "--in", folder))

way = run("refs", "rome 1", "--in", folder)
check("an id without a year is told", way.returncode == 1 and b"is not among the 10 cables" in way.stderr)
way = text("refs", "09ROME2", "--path-to", "09ROME10", "--in", folder)
check("refs --path-to prints the shortest way", way == (
    "09ROME2  2009-08-02  TREE NUMBER 2\n  cites 09ROME1  2009-08-01  TREE NUMBER 1\n"
    "  cited by 09ROME10  2009-08-10  TREE NUMBER 10\n2 steps\n"))
check("a way leads over a missing cable", "  cites 09ROME99  not here\n  cited by 09ROME6" in text("refs", "09ROME5", "--path-to", "09ROME6", "--in", folder))
steps = json.loads(text("refs", "09ROME2", "--path-to", "09ROME10", "--in", folder, "--format", "json"))["path"]
check("refs --path-to --format json has the links", [(step["id"], step["next"]) for step in steps]
      == [("09ROME2", "cites"), ("09ROME1", "citedBy"), ("09ROME10", None)])
graph = xml.fromstring(text("refs", "09ROME2", "--path-to", "09ROME10", "--in", folder, "--format", "graphml"))
edges = [(edge.get("source"), edge.get("target")) for edge in graph.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
check("refs --path-to --format graphml points from what cites", edges == [("09ROME2", "09ROME1"), ("09ROME10", "09ROME1")])
nothing = run("refs", "09ROME1", "--path-to", "09ROME9", "--in", folder)
check("no way ends with 1 and is told", nothing.returncode == 1 and nothing.stdout == b"" and b"No references lead from 09ROME1 to 09ROME9" in nothing.stderr)
check("--path-to with two starts ends with 2", run("refs", "09ROME1", "09ROME2", "--path-to", "09ROME9", "--in", folder).returncode == 2)
whole = json.loads(text("refs", "--in", folder, "--format", "json"))
check("the whole graph has every cable and every reference once",
      len(whole["nodes"]) == 11 and sorted((edge["from"], edge["to"]) for edge in whole["edges"])
      == sorted((f"09ROME{one}", f"09ROME{other}") for one, cited in CITES.items() for other in cited))
check("the samples hang together", run("refs", "09ASTANA1327", "--path-to", "09TASHKENT2424", "--in", SAMPLES).returncode == 0)
end()
