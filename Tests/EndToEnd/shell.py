"""Real shells on a terminal, with the program's completions loaded: types a line, presses Tab, reads the screen."""
import os, pty, re, select, shutil, time

from program import BASE, BINARY, ROOT, WORK

FOLDER = os.path.join(WORK, "bin")
LOG = os.path.join(WORK, "arguments")
SHELLS = {
    "bash": (["bash", "--norc", "-i"], "source <(cablereader completions bash)"),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -u -D; source <(cablereader completions zsh); compdef _cablereader cablereader"),
    "fish": (["fish", "--no-config", "-i"], "cablereader completions fish | source"),
}
INSTALLED = [shell for shell in SHELLS if shutil.which(shell)]


def install():
    """Puts a `cablereader` on the path that completes as the program does, and records the arguments of any other call."""
    os.makedirs(FOLDER)
    with open(os.path.join(FOLDER, "cablereader"), "w") as file:
        file.write(f"""#!/bin/sh
case "$1" in
---*|completions) exec '{BINARY}' "$@" ;;
esac
{{ printf '%s\\0' "$@"; printf '\\0\\0'; }} >> '{LOG}'
""")
    os.chmod(os.path.join(FOLDER, "cablereader"), 0o755)


class Typing:
    """A shell on a terminal; what it shows after each piece of typing."""

    def __init__(self, shell, folder=ROOT):
        command, setup = SHELLS[shell]
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.clear()
            os.environ.update({**BASE, "PATH": FOLDER + ":" + BASE["PATH"], "PS1": "$ ", "TERM": "xterm"})
            os.chdir(folder)
            os.execvp(command[0], command)
        self.read(seconds=5)
        os.write(self.terminal, (setup + "\r").encode())
        self.read(seconds=5)

    def read(self, until=(), seconds=25.0, quiet=0.5):
        """Reads until all of some texts were seen, or, without any, until nothing came for a while."""
        seen, limit = "", time.time() + seconds
        while time.time() < limit and not (until and all(one in seen for one in until)):
            if select.select([self.terminal], [], [], quiet)[0]:
                try:
                    part = os.read(self.terminal, 65536)
                except OSError:
                    break
                seen += part.decode(errors="replace")
            elif not until:
                break
        return re.sub(r"\x1b(\[[0-9;?<>=]*[a-zA-Z]|[()][A-Z0-9]|[=>])", "", seen)

    def completed(self, line, *wanted):
        """The text in the line and below it after Tab, pressed twice where once is not enough."""
        os.write(self.terminal, ("\x15" + line + "\t").encode())
        shown = self.read(wanted, 3.0)
        if not all(one in shown for one in wanted):
            os.write(self.terminal, b"\t")
            shown += self.read(wanted)
        # The shell is done with completing before it is interrupted, else it loses what comes next.
        self.read(quiet=0.4)
        os.write(self.terminal, b"\x03")
        self.read(quiet=0.4)
        return shown

    def accepted(self, line, pause=0.08):
        """The arguments that the program is started with where a line was typed, with Tabs in it and
        a pause in seconds after each, and Enter pressed."""
        if os.path.exists(LOG):
            os.remove(LOG)
        # A piece at a time: a shell may drop what is typed while it asks the program.
        for piece in re.split(r"(?<=\t)", "\x15" + line):
            os.write(self.terminal, piece.encode())
            self.read(quiet=pause if piece.endswith("\t") else 0.02)
        os.write(self.terminal, b"\r")
        limit = time.time() + 60
        while time.time() < limit:
            if os.path.exists(LOG):
                with open(LOG, "rb") as file:
                    written = file.read()
                if written.endswith(b"\0\0\0"):
                    self.read(quiet=0.2)
                    return [os.fsdecode(one) for one in written[:-3].split(b"\0")]
            time.sleep(0.02)
        os.write(self.terminal, b"\x03")
        self.read(quiet=0.4)
        return None

    def close(self):
        os.write(self.terminal, b"\x15exit\r")
        self.read(seconds=1)
        os.close(self.terminal)
        os.waitpid(self.process, 0)
