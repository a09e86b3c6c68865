"""Runs each command of docs/recipes.md over the samples, as it is written there."""
import csv, json, os, re, shutil, subprocess, sys, xml.etree.ElementTree as xml

from program import BASE, BINARY, ROOT, SAMPLES, WORK, check, end, text

# `~/cables` is a folder of the home of the tests, and `cablereader` the program that is tested.
shutil.copytree(SAMPLES, WORK + "/cables")
bin = os.path.join(WORK, "bin")
os.makedirs(bin)
os.symlink(BINARY, bin + "/cablereader")
work = os.path.join(WORK, "desk")
os.makedirs(work)
# A program that is not installed here takes its input and says nothing; ours still has to do its part.
absent = {name for name in ("fzf", "sqlite3", "duckdb", "dot") if not shutil.which(name)}
if subprocess.run([sys.executable, "-c", "import pandas"], capture_output=True).returncode != 0:
    absent.add("pandas")
for name in absent | {"fzf"}:
    # fzf asks a person, so that it takes its input everywhere.
    with open(f"{bin}/{name}", "w") as file:
        file.write("#!/bin/sh\nexec cat > /dev/null\n" if name != "duckdb" and name != "sqlite3" else "#!/bin/sh\nexit 0\n")
    os.chmod(f"{bin}/{name}", 0o755)
for name in sorted(absent):
    print(f"--    {name} is not installed here")

recipes = open(ROOT + "/docs/recipes.md").read()
commands = re.findall(r"^    (\S.*)$", recipes, re.M)
check("there are at least fifteen tasks", len(commands) >= 15, len(commands))
for command in commands:
    if "pandas" in command and "pandas" in absent:
        continue
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=work, env={**BASE, "PATH": bin + ":" + BASE["PATH"]}, capture_output=True, stdin=subprocess.DEVNULL)
    written = re.findall(r"(?:> |-o )(\S+)", command)
    said = ran.stdout or [os.path.getsize(f"{work}/{name}") for name in written if os.path.exists(f"{work}/{name}")]
    quiet = [name for name in absent | {"fzf"} if re.search(rf"(^|\| ){name}\b", command)]
    check(f"runs: {command[:90]}", ran.returncode == 0 and (said and said != [0] or quiet), (ran.returncode, ran.stderr[-300:]))


def made(name):
    return open(f"{work}/{name}").read()


check("hits.csv has the hits of the names", {row["name"] for row in csv.DictReader(open(work + "/hits.csv"))} == {"Konakbayeva, Sayagul", "OSCE", "09STATE78227"}, made("hits.csv")[:300])
check("phum.csv counts the cables of each month", sum(int(row["count"]) for row in csv.DictReader(open(work + "/phum.csv"))) == 8, made("phum.csv"))
check("words.svg is a picture", xml.parse(work + "/words.svg").getroot().tag.endswith("svg"))
check("request.txt asks for what is missing", "5 U.S.C. 552" in made("request.txt") and "Telegram 78227" in made("request.txt"))
check("cables.jsonl is what the database was made from", len(made("cables.jsonl").splitlines()) == 23 and json.loads(made("site.json"))["count"] == 8)
for name in ("README.md", "docs/guide.md"):
    check(f"{name} leads to the recipes", "recipes.md" in open(f"{ROOT}/{name}").read())
end()
