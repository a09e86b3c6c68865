"""Quotations and notes that leave the program: their styles, and what stands as it was quoted."""
import importlib.util, json, os, re, shutil, subprocess

from program import SAMPLES, WORK, check, end, run, text

folder = os.path.join(WORK, "cables")
os.makedirs(folder)
SIGNS = "[[shell:ls]] src_sh{ls}[] @@html:<b>x</b>@@ {{{m}}} <script>x</script> \\input{x} $$x$$ *bold* [a](javascript:b)"


def write(number, paragraphs, refs=""):
    with open(f"{folder}/{number}.txt", "w") as file:
        file.write(f"R 0411{number:02}Z AUG 09\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nUNCLAS ROME 0000{number}\n\nE.O. 12958: N/A\nTAGS: PHUM\nSUBJECT: TEA {number}\n"
                   + (f"REF: {refs}\n" if refs else "") + "\n" + "\n\n".join(paragraphs) + "\n\nSMITH\n")


write(12, ["1. (U) The price of tea rose.", f"2. (SBU) {SIGNS}", "3. (C) It fell again after the harvest of the south was sold."], "OSLO 4")
write(13, ["1. (U) See ROME 12 for tea."], "ROME 12")


def settings(lines):
    os.makedirs(WORK + "/config/cablereader", exist_ok=True)
    with open(WORK + "/config/cablereader/config.toml", "w") as file:
        file.write(lines)


# Styles.
quoted = run("show", "09ROME12", "--in", folder, "--quote", "1")
check("show --quote prints the paragraph with number, mark and citation", quoted.stdout.decode() == "1. (U) The price of tea rose.\n— U.S. Embassy Rome, “TEA 12,” cable 09ROME12 to SECSTATE WASHDC, August 4, 2009, UNCLASSIFIED, ¶1.\n", quoted)
check("--style names another style", "4 Aug. 2009, ¶1." in text("show", "09ROME12", "--in", folder, "--quote", "1", "--style", "mla"))
settings('[citation]\nstyle = "plain"\nurl = "https://example.org/{id}"\n')
check("without it the style of the settings is taken", text("show", "09ROME12", "--in", folder, "--quote", "¶3").endswith("\n— 09ROME12, U.S. Embassy Rome, 2009-08-04, ¶3\n"))
settings('[citation]\nurl = "https://example.org/{idd}"\n')
told = run("config", "--check")
check("an unknown placeholder is an error with its place", re.search(rb"config.toml:2:\d+", told.stderr + told.stdout) and b"{idd}" in told.stderr + told.stdout and told.returncode != 0, told)
settings("")
two = text("show", "09ROME12", "--in", folder, "--quote", "1", "--quote", "3")
check("several are parted by a blank line", two.count("\n\n") == 1 and two.count("— ") == 2, two)
absent = run("show", "09ROME12", "--in", folder, "--quote", "9")
check("a number that is not there ends with 1 and names those that are", absent.returncode == 1 and b"no paragraph 9. It prints 1, 2, 3." in absent.stderr, absent.stderr)
for wrong in (["--style", "mla"], ["--quote", "1", "--format", "json"], ["--quote", "1", "--style", "apa"]):
    check(f"show {' '.join(wrong)} is a usage error", run("show", "09ROME12", "--in", folder, *wrong).returncode == 2)

# Nothing of a quotation is live.
markdown = text("show", "09ROME12", "--in", folder, "--quote", "2", "--style", "markdown")
org = text("show", "09ROME12", "--in", folder, "--quote", "2", "--style", "org")
if shutil.which("pandoc"):
    for dialect, source in (("markdown", markdown), ("commonmark", markdown), ("gfm", markdown), ("org", org)):
        page = subprocess.run(["pandoc", "-f", dialect, "-t", "html"], input=source.encode(), capture_output=True, check=True).stdout.decode()
        page = re.sub(r"<!--.*?-->|\u200b", "", page, flags=re.S)
        check(f"pandoc makes nothing live of a quotation in {dialect}", not re.search(r"<(script|a|img|b)\b", page) and "shell:ls" in page and "blockquote" in page, page)
else:
    print("--    pandoc is not installed here")

# Bibliographies print the number, also of a document of a volume.
if shutil.which("pandoc"):
    printed = subprocess.run(["pandoc", "-f", "csljson", "-t", "plain", "--citeproc", "--columns", "1000"], input=run("export", folder, "-f", "csljson").stdout, capture_output=True).stdout.decode()
    check("pandoc --citeproc prints author, title and number", all(one in printed for one in ("U.S. Embassy Rome", "TEA 12", "09ROME12")), printed)
end()
