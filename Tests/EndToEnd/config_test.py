"""The file of settings: printed, checked, found."""
import os

from program import WORK, check, end, run, text

place = os.path.join(WORK, "config", "cablereader", "config.toml")
check("config --path says where the file is", text("config", "--path") == place + "\n")
check("a relative XDG_CONFIG_HOME is ignored",
      text("config", "--path", environment={"XDG_CONFIG_HOME": "here"}) == WORK + "/.config/cablereader/config.toml\n")
check("without a home there is no place", run("config", "--path", without=("HOME", "XDG_CONFIG_HOME")).returncode == 3)
none = run("config", "--check")
check("without a file all defaults apply", none.returncode == 0 and b"There are no settings at" in none.stdout)
default = text("config", "--print-default")
good = run("config", "--check", "-", input=default.encode())
check("the printed defaults are understood", good.returncode == 0 and good.stdout == b"-: no problems.\n")
os.makedirs(os.path.dirname(place))
with open(place, "w") as file:
    file.write(default)
check("config --check reads the file of the user", run("config", "--check").stdout == (place + ": no problems.\n").encode())
check("config alone is config --check", run("config").stdout == run("config", "--check").stdout)
with open(place, "ab") as file:
    file.write(b"\x1b[31m = 1\n")
evil = run("config", "--check")
check("a name of hostile bytes is reported", evil.returncode == 3 and b"A name is expected here" in evil.stdout)
bad = run("config", "--check", "-", input=b"thme = \"dark\"\n[colours]\n  markSecrt = \"red\"\n")
check("problems are reported with line, column and the nearest name, and the exit is 3",
      bad.returncode == 3 and bad.stdout == b"-:1:1: 'thme' is not a setting. Did you mean 'theme'?\n"
      b"-:3:3: 'markSecrt' is not a role that has a colour. Did you mean 'markSecret'?\n")
check("a file that does not exist ends with 3", run("config", "--check", WORK + "/nowhere").returncode == 3)
check("a file without --check ends with 2", run("config", "x.toml").returncode == 2)
check("two options that exclude each other end with 2", run("config", "--check", "--path").returncode == 2)
check("a huge file is not read as settings", run("config", "--check", "-", input=b"#" * (2 << 20)).returncode == 3)
check("a folder is no file", run("config", "--check", WORK).returncode == 3)
help_text = run("config", "--help")
check("config --help has an example", help_text.returncode == 0 and b"Example: cablereader config" in help_text.stdout)
end()
