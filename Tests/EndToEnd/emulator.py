"""A terminal of our own: draws what a program sends, and notes everything that has no business there."""
import re, unicodedata

# The only strings that the program may send: the question for the background, the return to the terminal's
# own palette, and the clipboard.
ALLOWED_STRINGS = [re.compile(rb"11;\?"), re.compile(rb"104"), re.compile(rb"52;c;[A-Za-z0-9+/]*=*")]
ALLOWED_FINALS = set("ABCDEFGHIJKLMPSTXZ@`abdefghlmnrstu")
INVISIBLE = {0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F, 0x17B4, 0x17B5, 0x2800}


def harmful(character):
    """Whether a character acts, hides or has no meaning when it is printed."""
    code = ord(character)
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
        or code in INVISIBLE or 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF
        or 0x180B <= code <= 0x180F or code & 0xFFFE == 0xFFFE
    )


def width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Screen:
    """What the person sees. `faults` holds what must never have been sent."""

    def __init__(self, columns, rows):
        self.faults = []
        self.modes = set()
        self.kept = b""
        self.main = None
        self.bold = False
        self.titles = 0
        self.resize(columns, rows)

    def resize(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.top, self.bottom = 0, rows - 1
        self.last = " "
        self.pending_wrap = False
        self.graphics = {"(": False, ")": False}
        self.shifted = False

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)

    def row(self, y):
        return "".join(self.cells[y]).rstrip()

    def fault(self, what):
        self.faults.append(what)

    def feed(self, data):
        data = self.kept + data
        self.kept = b""
        i = 0
        while i < len(data):
            byte = data[i]
            if byte == 0x1B:
                used = self.escape(data, i)
                if used == 0:
                    self.kept = data[i:]
                    return
                i += used
            elif byte < 0x20 or byte == 0x7F:
                self.control(byte)
                i += 1
            else:
                length = 1 if byte < 0x80 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                if byte >= 0x80 and i + length > len(data):
                    self.kept = data[i:]
                    return
                try:
                    self.put(data[i:i + length].decode("utf-8"))
                except UnicodeDecodeError:
                    self.fault(f"byte {byte:02x} that is no UTF-8")
                    length = 1
                i += length

    def control(self, byte):
        self.pending_wrap = False
        if byte == 0x0D:
            self.x = 0
        elif byte == 0x0A:
            self.line_feed()
        elif byte == 0x08:
            self.x = max(0, self.x - 1)
        elif byte == 0x09:
            self.x = min(self.columns - 1, self.x // 8 * 8 + 8)
        elif byte in (0x0E, 0x0F):
            self.shifted = byte == 0x0E
        else:
            self.fault(f"control {byte:02x}")

    def line_feed(self):
        if self.y == self.bottom:
            self.scroll(1)
        elif self.y < self.rows - 1:
            self.y += 1

    def scroll(self, count):
        for _ in range(min(count, self.rows)):
            del self.cells[self.top]
            self.cells.insert(self.bottom, [" "] * self.columns)

    def scroll_down(self, count):
        for _ in range(min(count, self.rows)):
            del self.cells[self.bottom]
            self.cells.insert(self.top, [" "] * self.columns)

    def put(self, character):
        if harmful(character):
            self.fault(f"U+{ord(character):04X}")
        if self.graphics[")" if self.shifted else "("]:
            character = {"q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘"}.get(character, character)
        wide = width(character)
        if wide == 0:
            if self.x > 0:
                self.cells[self.y][self.x - 1] += character
            return
        if self.pending_wrap or self.x + wide > self.columns:
            self.x = 0
            self.line_feed()
            self.pending_wrap = False
        if self.rows == 0 or self.columns == 0:
            return
        self.cells[self.y][self.x] = character
        if wide == 2 and self.x + 1 < self.columns:
            self.cells[self.y][self.x + 1] = ""
        self.last = character
        self.x += wide
        if self.x >= self.columns:
            self.x = self.columns - 1
            self.pending_wrap = True

    def escape(self, data, i):
        if i + 1 >= len(data):
            return 0
        kind = chr(data[i + 1])
        if kind == "[":
            match = re.compile(rb"\x1b\[([?>=<]?)([0-9;:]*)([ !$]?)([@-~])").match(data, i)
            if not match:
                if len(data) - i > 64:
                    self.fault(f"a sequence that is none: {data[i:i + 20]!r}")
                    return 2
                return 0
            self.sequence(match[1].decode(), match[2].decode(), match[4].decode())
            return match.end() - i
        if kind in "]P_^X":
            match = re.compile(rb"\x1b.(.*?)(\x07|\x1b\\)", re.S).match(data, i)
            if not match:
                return 0
            if kind != "]" or not any(p.fullmatch(match[1]) for p in ALLOWED_STRINGS):
                self.fault(f"string {kind}{match[1][:40]!r}")
            return match.end() - i
        if kind in "()*+":
            if i + 2 >= len(data):
                return 0
            if kind in "()":
                self.graphics[kind] = data[i + 2:i + 3] == b"0"
            return 3
        if kind == "M":
            if self.y == self.top:
                self.scroll_down(1)
            else:
                self.y = max(0, self.y - 1)
        elif kind == "D":
            self.line_feed()
        elif kind == "E":
            self.x = 0
            self.line_feed()
        elif kind in "=>":
            (self.modes.add if kind == "=" else self.modes.discard)("keypad")
        elif kind == "7":
            self.saved = (self.x, self.y)
        elif kind == "8":
            self.x, self.y = getattr(self, "saved", (0, 0))
        else:
            self.fault(f"escape {kind!r}")
        return 2

    def sequence(self, private, parameters, final):
        numbers = [int(n) if n else 0 for n in re.split("[;:]", parameters)]
        first = numbers[0]
        count = max(1, first)
        if final not in ("m", "h", "l", "b"):
            self.pending_wrap = False
        if private == "?":
            if final in "hl":
                for number in numbers:
                    self.mode(number, final == "h")
            else:
                self.fault(f"sequence ?{parameters}{final}")
            return
        if private:
            self.fault(f"sequence {private}{parameters}{final}")
            return
        row = self.cells[self.y] if self.y < self.rows else []
        if final in "Hf":
            second = numbers[1] if len(numbers) > 1 else 1
            self.y = max(0, min(self.rows - 1, count - 1))
            self.x = max(0, min(self.columns - 1, max(1, second) - 1))
        elif final == "A":
            self.y = max(0, self.y - count)
        elif final in "Be":
            self.y = min(self.rows - 1, self.y + count)
        elif final in "Ca":
            self.x = min(self.columns - 1, self.x + count)
        elif final == "D":
            self.x = max(0, self.x - count)
        elif final in "G`":
            self.x = max(0, min(self.columns - 1, count - 1))
        elif final == "d":
            self.y = max(0, min(self.rows - 1, count - 1))
        elif final == "J":
            if first in (2, 3):
                self.cells = [[" "] * self.columns for _ in range(self.rows)]
            elif first == 0:
                row[self.x:] = [" "] * (self.columns - self.x)
                for y in range(self.y + 1, self.rows):
                    self.cells[y] = [" "] * self.columns
            else:
                row[:self.x + 1] = [" "] * (self.x + 1)
                for y in range(self.y):
                    self.cells[y] = [" "] * self.columns
        elif final == "K":
            if first == 0:
                row[self.x:] = [" "] * (self.columns - self.x)
            elif first == 1:
                row[:self.x + 1] = [" "] * (self.x + 1)
            else:
                row[:] = [" "] * self.columns
        elif final == "X":
            for x in range(self.x, min(len(row), self.x + count)):
                row[x] = " "
        elif final == "@":
            row[self.x:self.x] = [" "] * count
            del row[self.columns:]
        elif final == "P":
            del row[self.x:self.x + count]
            row += [" "] * (self.columns - len(row))
        elif final == "b":
            for _ in range(count):
                self.put(self.last)
        elif final in "LM":
            for _ in range(min(count, self.rows)):
                if final == "L":
                    del self.cells[self.bottom]
                    self.cells.insert(self.y, [" "] * self.columns)
                else:
                    del self.cells[self.y]
                    self.cells.insert(self.bottom, [" "] * self.columns)
        elif final == "S":
            self.scroll(count)
        elif final == "T":
            self.scroll_down(count)
        elif final == "r":
            self.top = count - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.x = self.y = 0
        elif final == "m":
            if any(n > 255 for n in numbers):
                self.fault(f"colours {parameters}")
        elif final == "c" and parameters in ("", "0"):
            pass
        elif final in "hl" and first == 4:
            pass
        elif final == "t" and numbers[0] in (22, 23):
            self.titles += 1
        else:
            self.fault(f"sequence {parameters}{final}")

    def mode(self, number, on):
        if number not in (1, 7, 12, 25, 1049, 1034, 2004, 1000, 1002, 1006):
            self.fault(f"mode ?{number}")
        # The cursor is shown and lines wrap unless set otherwise.
        if number in (7, 25):
            on = not on
        if number == 1049:
            if on:
                self.main = (self.cells, self.x, self.y)
                self.cells = [[" "] * self.columns for _ in range(self.rows)]
            elif self.main:
                # As large as the screen is now.
                cells, x, y = self.main
                self.cells = [[cells[r][c] if r < len(cells) and c < len(cells[r]) else " " for c in range(self.columns)] for r in range(self.rows)]
                self.x, self.y = min(x, max(0, self.columns - 1)), min(y, max(0, self.rows - 1))
                self.main = None
        if number != 12:
            (self.modes.add if on else self.modes.discard)(number)
