"""The pictures of the documents show what the program shows now; `make pictures` draws them again."""
import os, re, subprocess
import xml.etree.ElementTree as xml

from program import BINARY, ROOT, WORK, check, end

drawn = os.path.join(WORK, "pictures")
result = subprocess.run([os.path.join(ROOT, "packaging/pictures"), BINARY, drawn], capture_output=True, text=True)
check("pictures are drawn " + result.stderr, result.returncode == 0)
kept = os.path.join(ROOT, "docs/pictures")
check("the same pictures are kept", sorted(os.listdir(kept)) == sorted(os.listdir(drawn)))
for name in sorted(os.listdir(drawn)):
    now = open(os.path.join(drawn, name), "rb").read()
    check(f"{name} is current; else run make pictures", now == open(os.path.join(kept, name), "rb").read())
    check(f"{name} is well-formed and loads nothing", xml.fromstring(now) is not None and b"href" not in now and b"url(" not in now)
documents = [os.path.join(ROOT, "README.md")] + [os.path.join(ROOT, "docs", name) for name in os.listdir(ROOT + "/docs") if name.endswith(".md")]
for path in documents:
    dead = [link for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", open(path).read())
            if not os.path.exists(os.path.join(os.path.dirname(path), link))]
    check(f"no link of {os.path.basename(path)} is dead {dead or ''}", not dead)
check("README.md is under 150 lines", len(open(documents[0]).readlines()) < 150)
check("ARCHITECTURE.md is under 150 lines", len(open(os.path.join(ROOT, "ARCHITECTURE.md")).readlines()) < 150)

end()
