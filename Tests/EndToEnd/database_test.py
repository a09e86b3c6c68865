"""The database of `export --format sqlite`, read by Python's sqlite3: what it holds, and when it is not there."""
import json, os, re, resource, signal, sqlite3, subprocess, time

from program import BASE, BINARY, ROOT, SAMPLES, WORK, check, end, run, text

out = os.path.join(WORK, "out")
os.makedirs(out)
file = out + "/cables.db"
made = run("export", SAMPLES, "--format", "sqlite", "-o", file)
check("a database is written, and nothing next to it", made.returncode == 0 and made.stdout == b"" and os.listdir(out) == ["cables.db"], made.stderr)
database = sqlite3.connect(file)


def rows(sql, *values):
    return database.execute(sql, values).fetchall()


check("it is sound", rows("PRAGMA integrity_check") == [("ok",)] and rows("PRAGMA foreign_key_check") == [])
cables = [json.loads(line) for line in text("export", SAMPLES).splitlines()]
check("it has the cables of the JSON, in their order", [row for row in rows("SELECT cable, path, part, sent, subject, level, summary FROM cables ORDER BY id")]
      == [tuple(cable[key] for key in ("id", "path", "part", "sent", "subject", "level", "summary")) for cable in cables])
for table, key, columns in (("paragraphs", "paragraphs", "ordinal,label,kind,mark,level,heading,text"), ("findings", "diagnostics", "code,severity,line,message"),
                            ("citations", "references", "kind,bullet,text,notal"), ("mentions", "mentions", "kind,text")):
    names = columns.split(",")
    wanted = [tuple(one[name] for name in names) for cable in cables for one in cable[key]]
    check(f"{table} are those of the JSON", [row for row in rows(f"SELECT {columns} FROM {table} ORDER BY cable_id, rowid")] == wanted and wanted)
check("tags, captions, addressees and people are, too",
      [row[0] for row in rows("SELECT tag FROM cable_tags ORDER BY cable_id, rowid")] == [tag for cable in cables for tag in cable["tags"]]
      and [row[0] for row in rows("SELECT caption FROM captions ORDER BY cable_id, rowid")] == [one for cable in cables for one in cable["captions"]]
      and sorted(rows("SELECT line, name FROM addressees")) == sorted((line, one["name"]) for cable in cables for line in ("to", "info") for one in cable[line])
      and sorted(rows("SELECT role, name FROM people")) == sorted([("classified by", name) for cable in cables for name in cable["classifiedBy"]] + [("signed", name) for cable in cables for name in cable["signature"]]))
check("a mention leads to its paragraph", rows("SELECT count(*) FROM mentions m JOIN paragraphs p ON p.id = paragraph_id WHERE p.cable_id = m.cable_id AND instr(replace(p.text, char(10), ' '), m.text)")
      == rows("SELECT count(*) FROM mentions"), rows("SELECT count(*) FROM mentions"))
check("a TAG has its meaning", rows("SELECT meaning FROM tags WHERE tag = 'PHUM'") == [("Human Rights",)])
held = {cable["id"] for cable in cables}
citations = rows("SELECT cited, candidates, (SELECT cable FROM cables WHERE id = cited_id) FROM citations WHERE kind = 'cable'")
check("a citation leads to the cable that is here, and of open years to the only one that is",
      all((found if found else "") == (next(iter(here)) if len(here) == 1 else "") for cited, candidates, found in citations
          for here in [({cited} if not candidates else set(json.loads(candidates))) & held]) and any(found for _, _, found in citations))
check("words are found in the texts, without case and accents", rows("SELECT count(*) FROM paragraphs_fts WHERE paragraphs_fts MATCH 'DÉMOCRATIC'")[0][0] > 0)
check("and in the subjects", rows("SELECT name FROM cables_fts f JOIN cables c ON c.id = f.rowid WHERE cables_fts MATCH 'trajectory'") == [("09ASTANA1327",)])
database.execute("INSERT INTO paragraphs_fts(paragraphs_fts, rank) VALUES('integrity-check', 1)")
database.rollback()
check("its words are in one piece, and later ones are joined as usual", all(rows(f"SELECT count(DISTINCT segid) FROM {table}_fts_idx")[0][0] <= 1
      and dict(rows(f"SELECT k, v FROM {table}_fts_config WHERE k != 'version'")) == {"automerge": 4, "crisismerge": 16, "hashsize": 1048576} for table in ("cables", "paragraphs")),
      rows("SELECT k, v FROM paragraphs_fts_config"))
made = dict(rows("SELECT key, value FROM provenance"))
check("it says what it was made from", made["program"] == "cablereader" and made["count"] == "23" and re.fullmatch("sha256:[0-9a-f]{64}", made["digest"]) is not None)

# The schema is the one that is documented.
documented = {name: re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", columns)) for name, columns in re.findall(r"^\| `(\w+)` \| [^|]* \| (.*) \|$", open(ROOT + "/docs/sqlite.md").read(), re.M)}
run("export", SAMPLES, "--format", "sqlite", "--with-notes", "-o", out + "/notes.db")
noted = sqlite3.connect(out + "/notes.db")
tables = [name for (name,) in noted.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'")]
for table in tables:
    columns = [row[1] for row in noted.execute(f"PRAGMA table_info({table})")]
    check(f"docs/sqlite.md names the columns of {table}", documented.get(table) == columns, (columns, documented.get(table)))
check("and no table that does not exist", set(documented) == set(tables))
check("without --with-notes nothing of the notebook is in it", {name for (name,) in rows("SELECT name FROM sqlite_master")} & {"notes", "own_tags", "marked"} == set())
for table, in rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%cable_id%'"):
    leading = {database.execute(f"PRAGMA index_info({name})").fetchone()[2] for _, name, *_ in rows(f"PRAGMA index_list({table})")}
    keys = {(row[3], row[2]) for row in rows(f"PRAGMA foreign_key_list({table})")}
    check(f"{table} has a key to its cable, and an index for it", ("cable_id", "cables") in keys and "cable_id" in leading, (keys, leading))

# What a reader keeps.
note = "cablereader notebook 1\n"
exported = run("notebook", "export").stdout.decode()
entries = exported.rstrip("\n") + "\nstar\t09ASTANA1327\t0000000000000001\t2026-01-02T03:04:05.678Z\ntag\t09ASTANA1327\tchapter 3\t0000000000000001\t2026-01-02T03:04:05.678Z\n"
run("notebook", "import", "-", input=entries.encode())
run("export", SAMPLES, "--format", "sqlite", "--with-notes", "-o", out + "/notes.db")
noted = sqlite3.connect(out + "/notes.db")
check("--with-notes has stars and own tags", noted.execute("SELECT mark FROM marked JOIN cables ON cables.id = cable_id WHERE cable = '09ASTANA1327'").fetchall() == [("star",)]
      and noted.execute("SELECT tag FROM own_tags").fetchall() == [("chapter 3",)], noted.execute("SELECT * FROM marked").fetchall())

# The same bytes, fewer cables, no words.
run("export", SAMPLES, "--format", "sqlite", "-o", out + "/again.db")
check("the same cables give the same bytes", open(file, "rb").read() == open(out + "/again.db", "rb").read())
run("export", SAMPLES, "--format", "sqlite", "-q", "tag:PHUM", "--no-words", "-o", out + "/phum.db")
phum = sqlite3.connect(out + "/phum.db")
check("-q and --no-words", phum.execute("SELECT count(*) FROM cables").fetchone() == (8,) and phum.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE '%fts%'").fetchone() == (0,)
      and phum.execute("SELECT value FROM provenance WHERE key = 'query'").fetchone() == ("tag:PHUM",))

# Whole, or not there.
before = sorted(os.listdir(out))
for arguments, code, said in ((["-f", "sqlite"], 2, b"--output"), (["-f", "csv", "--no-words"], 2, b"--no-words"), (["-f", "csv", "--with-notes"], 2, b"--with-notes"),
                              (["-f", "sqlite", "-o", SAMPLES + "/x.db"], 2, b"among the cables"), (["-f", "sqlite", "-o", SAMPLES + "/2009/../x.db"], 2, b"among the cables"),
                              (["-f", "sqlite", "-o", "/dev/null"], 3, b"device"), (["-f", "sqlite", "-o", WORK + "/nowhere/x.db"], 3, b"cannot be written"),
                              (["-f", "sqlite", "-q", "tag:ZZZZ", "-o", out + "/none.db"], 1, b"No cable was exported")):
    result = run("export", SAMPLES, *arguments)
    check(f"export {' '.join(arguments).replace(WORK, '').replace(SAMPLES, 'Samples')} ends with {code}", result.returncode == code and said in result.stderr, (result.returncode, result.stderr))
os.symlink(SAMPLES, WORK + "/link")
check("nor through a link", run("export", SAMPLES, "-f", "sqlite", "-o", WORK + "/link/x.db").returncode == 2)
small = subprocess.run([BINARY, "export", SAMPLES, "-f", "sqlite", "-o", out + "/full.db"], env=BASE, capture_output=True, stdin=subprocess.DEVNULL, cwd=WORK,
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)))
check("where no room is left, nothing is", small.returncode == 3 and b"full.db cannot be written" in small.stderr, small.stderr)
check("what was there stays until the new one is whole", run("export", SAMPLES, "-f", "sqlite", "-q", "tag:ZZZZ", "-o", file).returncode == 1 and rows("SELECT count(*) FROM cables") == [(23,)])
many = os.path.join(WORK, "many")
os.makedirs(many)
for number in range(1, 3000):
    with open(f"{many}/{number}.txt", "w") as one:
        one.write(f"R 041111Z AUG 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nUNCLAS OSLO {number:06}\n\nTAGS: SENV\nSUBJECT: TREES {number}\n\n1. (U) " + "Trees were planted. " * 40 + "\n")
for number in (signal.SIGINT, signal.SIGTERM):
    running = subprocess.Popen([BINARY, "export", many, "-f", "sqlite", "-o", out + "/killed.db"], env=BASE, stderr=subprocess.DEVNULL, cwd=WORK,
                               # A job in the background of a shell inherits SIGINT as ignored.
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    waited = time.time() + 20
    # As soon as there is a file at all, so that no moment is left in which nobody would remove it.
    while not [name for name in os.listdir(out) if name.endswith(".part")] and time.time() < waited:
        pass
    running.send_signal(number)
    check(f"{number.name} ends it and leaves nothing", running.wait(20) == -number and sorted(os.listdir(out)) == before, sorted(os.listdir(out)))
check("nothing is left of any of these", sorted(os.listdir(out)) == before, sorted(os.listdir(out)))
end()
