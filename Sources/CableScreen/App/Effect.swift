package import CableCore
package import CableCatalog

/// What `update` wants done outside; carried out by the run loop.
package enum Effect: Sendable {
  case load
  case open(row: Int, Library)
  /// Lays a long page out.
  case layOut(Int, PageSource)
  /// Looks through a long page.
  case seek(Int, SearchTerm, Page)
  /// Looks through the rows of a list.
  case seekRows(Int, String, [Int], Library)
  /// Reads a row's bytes as they are in the file.
  case readFile(row: Int, Library)
  case filter(FilterQuestion)
  /// Counts what is listed; people, too, where they are shown.
  case count(generation: Int, [Int], Library, withPeople: Bool, apart: Bool)
  case explainEmpty(generation: Int, Query, NotebookView)
  /// Counts what saved views find, for the look of a number.
  case countViews(Int, [SavedQuery], NotebookView)
  /// Looks for cables by a part of their ids: first in the rows of the list, for the look of a number.
  case findIDs(Int, String, [Int], Library, IDPurpose)
  /// Looks for the way of references between two rows, named as they were typed.
  case findPath([String], from: Int, to: Int, Library)
  /// Looks for cables that share the rare words of a row's cable.
  case findSimilar(row: Int, Library)
  /// Looks for the words of a query in the cables of some rows.
  case findContexts(query: String, [Int], Library)
  /// Looks for what a list of hits shows of some cables; an answer to a part of them comes where it is given up.
  case findSnippets(SnippetQuestion, Library)
  /// Asks what a panel of its own answers.
  case survey(SurveyQuestion)
  /// Reads cables for a box over the panes, for the look of a number; each of its texts has some columns.
  case look(Int, Notice.Source, width: Int, Library)
  /// Compares two states of a library.
  case findChanges(from: Library, to: Library)
  /// Looks for a name that no file has, beginning with one that is proposed.
  case findFreeName(String)
  /// Makes a text of some rows.
  case share([Int], Share, SharePurpose, Library)
  /// Writes the change of a number into the notebook; `written` answers.
  case note(Int, NotebookChange)
  /// Asks for an event when the notebook can be written again.
  case awaitNotebook
  case stop(Stop)
  case outside(OutsideEffect)
  case terminal(TerminalEffect)
  case quit(Int32)
}

/// What is stopped where it runs; an answer that is on its way is ignored.
package enum Stop: Sendable, Hashable {
  /// Reading files; what was read stays.
  case load
  /// The cable that is being opened, where its file has to be unpacked for it.
  case opening
  /// The cables that are read for a box.
  case look
  /// The page that is being laid out.
  case layout
  /// The search through a long page.
  case seek
  /// The search through the rows of a list.
  case seekRows
  case filter
  /// What was started as a job.
  case job
  /// Counting what saved views find.
  case views
}

/// What reaches beyond the program and the notebook: a file, another program beside the screen.
package enum OutsideEffect: Sendable {
  /// Writes some rows into a new file, one after another.
  case export([Int], ExportForm, path: String, Library)
  /// Gives a text to the person's clipboard program, which says nothing on the screen.
  case feed([String], String, what: String)
}

/// What needs the terminal itself.
package enum TerminalEffect: Sendable {
  /// Colours and mouse as the settings have them now.
  case settings(Configuration)
  /// Puts a text on the clipboard; the second says what it is.
  case copy(String, what: String)
  /// Draws the whole screen again.
  case redraw
  /// Stops the program as Ctrl-Z does.
  case suspend
  /// Starts a program with a text on its standard input.
  case run(Program)
}

/// What cables are looked for by a part of their ids for.
package enum IDPurpose: Sendable, Hashable {
  /// To complete what is typed.
  case completing
  /// To go to the one that is named, or to choose among several; the text as it was typed.
  case going(typed: String)
}

/// A program that is given the terminal for a while.
package enum Program: Sendable, Hashable {
  /// The reader's own pager.
  case pager(text: String)
  /// The reader's own editor, on the cable's file.
  case editor(path: [UInt8])
  /// A command that the person typed, with a text on its standard input.
  case pipe(command: String, text: String)
  /// The reader's own shell.
  case shell
  /// Nothing but the text on the normal screen, until a key is pressed.
  case normalScreen(text: String)
}
