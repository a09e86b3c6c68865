"""Threads and ways between cables, as `refs` prints them."""
import json, os, re, shutil, xml.etree.ElementTree as xml

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
check("an id without a year is reported", way.returncode == 1 and b"is not among the 10 cables" in way.stderr)
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
drawn = text("refs", "09ROME5", "--path-to", "09ROME6", "--in", folder, "--format", "svg")
picture = xml.fromstring(drawn)
named = [line.text for line in picture.iter("{http://www.w3.org/2000/svg}text")]
check("refs --format svg has a line for each cable, the oldest first, and what is missing before what cites it",
      named == ["References of 09ROME5", "09ROME99  not here", "09ROME5  2009-08-05  TREE NUMBER 5", "09ROME6  2009-08-06  TREE NUMBER 6"], named)
check("and an arc from each to what it cites", [arc.text for arc in picture.iter("{http://www.w3.org/2000/svg}title")][1:] == ["09ROME5 cites 09ROME99", "09ROME6 cites 09ROME99"], drawn)
check("the same twice", drawn == text("refs", "09ROME5", "--path-to", "09ROME6", "--in", folder, "--format", "svg"))
check("a cable alone is a picture, too, and a whole graph", all(xml.fromstring(text("refs", *which, "--in", folder, "-f", "svg")).tag.endswith("}svg") for which in (["09ROME10"], [])))
nothing = run("refs", "09ROME1", "--path-to", "09ROME9", "--in", folder)
check("no way ends with 1 and is reported", nothing.returncode == 1 and nothing.stdout == b"" and b"No references lead from 09ROME1 to 09ROME9" in nothing.stderr)
check("--path-to with two starts ends with 2", run("refs", "09ROME1", "09ROME2", "--path-to", "09ROME9", "--in", folder).returncode == 2)
whole = json.loads(text("refs", "--in", folder, "--format", "json"))
check("the whole graph has every cable and every reference once",
      len(whole["nodes"]) == 11 and sorted((edge["from"], edge["to"]) for edge in whole["edges"])
      == sorted((f"09ROME{one}", f"09ROME{other}") for one, cited in CITES.items() for other in cited))

# What is not here.
desk = os.path.join(WORK, "desk")
os.makedirs(desk)
for name, refs, level, words in (("ROME 1", "A. 09 OSLO 4\n     B. STATE 50", "UNCLAS", "Trees grow. As told in Ref A, the park is closed. It rained."),
                                 ("ROME 2", "09 OSLO 4", "SECRET", "Mr. Hill sent reftel to us."), ("OSLO 3", "08 OSLO 9", "UNCLAS", "Nothing new.")):
    with open(os.path.join(desk, name.replace(" ", "") + ".txt"), "w") as file:
        file.write(f"R 041111Z AUG 09\nFM AMEMBASSY {name.split()[0]}\nTO SECSTATE WASHDC\n{level} {name}\nTAGS: SENV\nSUBJECT: A PARK\nREF: {refs}\n\n1. (U) {words}\n")
# A copy of a cable does not cite once more.
shutil.copy(desk + "/ROME2.txt", desk + "/copy.txt")
missing = [json.loads(line) for line in text("refs", "--missing", desk, "-f", "jsonl").splitlines()]
check("refs --missing has what is cited and not here, by how many cite it", [(one["id"], one["count"]) for one in missing] == [("09OSLO4", 2), ("08OSLO9", 1), ("09STATE50", 1)], missing)
check("with posts, years and tags of those that cite it", missing[0]["posts"] == [{"value": "ROME", "count": 2}] and missing[0]["years"] == [{"value": "2009", "count": 2}] and missing[0]["tags"] == [{"value": "SENV", "count": 2}])
check("with the sentences that do, and the item as printed", sorted((one["id"], one["as"], *one["sentences"]) for one in missing[0]["citedBy"])
      == [("09ROME1", "09 OSLO 4", "As told in Ref A, the park is closed."), ("09ROME2", "09 OSLO 4", "Mr. Hill sent reftel to us.")], missing[0]["citedBy"])
check("a year that is not printed gives candidates, no fact", missing[2]["candidates"] == ["09STATE50", "08STATE50"] and missing[0]["candidates"] == [])
said = text("refs", "--missing", "--in", desk)
check("as text", said.startswith("3 cables are cited and not here\n\n09OSLO4  cited by 2  ROME 2 · 2009 2 · SENV 2\n") and "\nSTATE 50 (08 or 09)  cited by 1" in said and "\n    Mr. Hill sent reftel to us.\n" in said, said)
check("--limit says how many more there are", text("refs", "--missing", desk, "-n", "1").endswith("\nand 2 more; --limit shows them\n"))
check("as CSV and TSV", text("refs", "--missing", desk, "-f", "csv").startswith("id,candidates,count,posts,years,tags,citedBy,sentences\n09OSLO4,,2,ROME 2,2009 2,SENV 2,")
      and text("refs", "--missing", desk, "-f", "tsv").count("\n") == 4)
check("ids limit it to these", [json.loads(line)["id"] for line in text("refs", "--missing", "08 state 50", desk, "-f", "jsonl").splitlines()] == ["09STATE50"])
check("-q limits it to what those cite", [json.loads(line)["id"] for line in text("refs", "--missing", desk, "-q", "class:S", "-f", "jsonl").splitlines()] == ["09OSLO4"])
letter = text("refs", "--missing", desk, "-f", "foia")
check("--format foia writes a request", "5 U.S.C. 552" in letter and "1. Telegram 4 from U.S. Embassy Oslo, 2009\n   Sent on or before 2009-08-04" in letter
      and "3. Telegram 50 from U.S. Department of State, 2008 or 2009 (the year" in letter and '      "Mr. Hill sent reftel to us."' in letter and max(map(len, letter.split("\n"))) <= 76, letter)
ledger = text("refs", "--missing", desk, "--by", "post,year", "-f", "csv")
check("--by counts numbers held, cited and never seen", ledger == "post,year,held,cited,unseen,yearOpen\nROME,2009,2,0,0,0\nOSLO,2009,1,1,2,0\nOSLO,2008,0,1,8,0\nSTATE,2009,0,0,0,1\n", ledger)
check("by class, too", '{"post":"ROME","class":"SECRET","held":1,"cited":0,"unseen":0,"yearOpen":0}' in text("refs", "--missing", desk, "--by", "post,class", "-f", "jsonl"))
check("as bars", re.search(r"^OSLO  2009 +1 +1 +2 +0  █+▒+░+$", text("refs", "--missing", desk, "--by", "post,year"), re.M) is not None)
nothing = run("refs", "--missing", folder, "-q", "id:09ROME2")
check("nothing missing ends with 1, and is reported", nothing.returncode == 1 and nothing.stdout == b"" and b"is here" in nothing.stderr, nothing)
for wrong in (["--by", "post"], ["--limit", "3"], ["-f", "foia"], ["--missing", "-f", "dot"], ["--missing", "-f", "svg"], ["--missing", "--by", "size"], ["--missing", "--by", "post", "-f", "foia"], ["--missing", "--path-to", "09ROME1"]):
    check(f"refs {' '.join(wrong)} ends with 2", run("refs", desk, *wrong).returncode == 2)
check("the samples cite each other", run("refs", "09ASTANA1327", "--path-to", "09TASHKENT2424", "--in", SAMPLES).returncode == 0)
end()
