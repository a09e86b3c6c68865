"""The main path: list, tag picker, help, quit."""
from session import Session, check


def run():
    session = Session()
    check("the list and the reading pane appear", session.wait("STUDENTS ASK HARD QUESTIONS") and session.wait("─ 09ALMATY2458"))
    session.press("t")
    check("t opens the tag picker", session.wait("PHUM"))
    session.press("PHUM")
    check("the picker narrows and shows the meaning", session.wait("Human Rights"))
    session.press(" ")
    check("Space filters by the tag", session.wait("tag:PHUM"))
    session.press("\x1b")
    session.settle()
    session.press("?")
    check("? shows the keys", session.wait("next row or line"), session.screen.text())
    session.press("\x1b")
    session.settle()
    session.press("q")
    check("q ends with 0", session.wait("exit=0"))
    check("q restores the terminal", not session.problem(), session.problem())
    session.end()
