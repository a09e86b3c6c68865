package import CableCore
package import CableCatalog

/// What comes in from outside: keys, sizes, signals and results of effects.
package enum Event: Sendable {
  case key(Key)
  case paste(String)
  /// Comes only while `Terminal.setMouse` is on.
  case mouse(Mouse)
  case resize(width: Int, height: Int)
  /// A signal asks to end; the exit code to end with.
  case terminate(Int32)
  case library(Library)
  case loadFailed(LibraryError)
  /// Something below the opened paths changed.
  case filesChanged
  /// A cable that was asked for, and where reading of it stopped the last time.
  case opened(CableKey, Cable, ReadingPosition?)
  case openFailed(CableKey, LibraryError)
  /// The long page of a number.
  case laidOut(Int, Page)
  /// What the search of a number found on a long page.
  case sought(Int, PageHits)
  /// The places in the list at which the search in its rows found something.
  case soughtRows(Int, [Int])
  /// The bytes of the file that a cable lies in.
  case fileRead(CableKey, [UInt8])
  /// What the notebook holds, what was typed before, and whether changes outlive the program.
  case notebook(
    NotebookView, lines: [Prompt.Kind: [String]], visits: [Visit], notice: String?, isKept: Bool)
  /// The change of a number is on the disk, or why it is not.
  case written(Int, NotebookError?)
  /// The notebook can be written again, after `awaitNotebook`.
  case notebookFree
  /// Another program wrote the notebook; this is what it holds after so many changes of our own.
  case notebookChanged(NotebookView, after: Int)
  /// Where the library was left the last time; nil where it was never open, and whether anything was.
  case resumed(Session?, isFirstTime: Bool)
  case filtered(FilterAnswer)
  /// A look-up of words found the index damaged; until it is built anew they are looked up in the
  /// files.
  case indexDamaged
  /// Rows of the cables whose id has a part that was typed, for the look of a number.
  case foundIDs(Int, [Int], Library, IDPurpose)
  /// The way of references between the two cables of some names; nil where there is none.
  case foundPath([String], CitationPath?, Library)
  /// Counts under the filter of a generation.
  case counted(generation: Int, Facets)
  /// Why the filter of a generation leaves nothing.
  case explained(generation: Int, String)
  /// How many cables a saved view has, for the count of a number.
  case viewCounted(Int, name: String, Int)
  /// Where the words of the filter stand in the cables that match.
  case contexts(query: String, [Context], isCut: Bool)
  /// A job that took a while has ended, perhaps because it was stopped.
  case jobEnded(String)
  /// Something was done that the person should know of.
  case said(String)
  /// Something else to look at.
  case notice(Notice)
  /// A text is ready that was asked for; what it is, and what for.
  case shared(String, what: String, SharePurpose)
}

extension Event {
  /// True where the list changes, and the cursor only because of it.
  var isOfTheList: Bool {
    switch self {
    case .filtered, .library: true
    default: false
    }
  }
}

/// What `update` wants done outside; carried out by the run loop.
package enum Effect: Sendable {
  case load
  /// Stops reading files; what was read stays.
  case pause
  case open(row: Int, Library)
  /// Stops the cable that is being opened, where its file has to be unpacked for it.
  case cancelOpening
  /// Lays a long page out.
  case layOut(Int, PageSource)
  /// Stops the page that is being laid out.
  case cancelLayout
  /// Looks through a long page.
  case seek(Int, SearchTerm, Page)
  /// Looks through the rows of a list.
  case seekRows(Int, String, [Int], Library)
  /// Stops the search through a long page.
  case cancelSeek
  /// Stops the search through the rows of a list.
  case cancelSeekRows
  /// Reads a row's bytes as they are in the file.
  case readFile(row: Int, Library)
  case filter(FilterQuestion)
  case count(generation: Int, [Int], Library)
  case explainEmpty(generation: Int, Query, NotebookView)
  /// Stops the filter that runs.
  case cancel
  /// Stops what was started as a job.
  case cancelJob
  /// Counts what saved views find, for the look of a number.
  case countViews(Int, [SavedQuery], NotebookView)
  /// Stops counting what saved views find.
  case cancelViews
  /// Looks for cables by a part of their ids: first in the rows of the list, for the look of a number.
  case findIDs(Int, String, [Int], Library, IDPurpose)
  /// Looks for the way of references between two rows, named as they were typed.
  case findPath([String], from: Int, to: Int, Library)
  /// Looks for the words of a query in the cables of some rows.
  case findContexts(query: String, [Int], Library)
  /// Compares two cables, line by line.
  case compare(row: Int, with: Int, width: Int, Library)
  /// Writes some rows into a new file, one after another.
  case export([Int], Share, path: String, Library)
  /// A short look at a row's cable.
  case peek(row: Int, width: Int, Library)
  /// Writes the change of a number into the notebook; `written` answers.
  case note(Int, NotebookChange)
  /// Asks to be told when the notebook can be written again.
  case awaitNotebook
  /// Makes a text of some rows.
  case share([Int], Share, SharePurpose, Library)
  /// Colours and mouse as the settings have them now.
  case settings(Configuration)
  /// Puts a text on the clipboard; the second says what it is.
  case copy(String, what: String)
  /// Gives a text to the person's clipboard program, which says nothing on the screen.
  case feed([String], String, what: String)
  /// Draws the whole screen anew.
  case redraw
  /// Stops the program as Ctrl-Z does.
  case suspend
  /// Starts a program with a text on its standard input.
  case run(Program)
  case quit(Int32)
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

/// A text that is made of cables.
package enum Share: String, Sendable, Hashable, CaseIterable {
  case id, paragraph, text, path, chicago, bibtex, ris, markdown, jsonl, csv

  /// What a menu calls it.
  package var title: String {
    switch self {
    case .id: "id"
    case .paragraph: "paragraph with its mark and place"
    case .text: "text"
    case .path: "path"
    case .chicago: "Chicago citation"
    case .bibtex: "BibTeX citation"
    case .ris: "RIS citation"
    case .markdown: "Markdown"
    case .jsonl: "JSON Lines"
    case .csv: "CSV"
    }
  }
}

/// A hit with the row of its cable.
package struct Context: Sendable, Hashable {
  var row: Int
  var hit: KeywordInContext

  /// A value from its parts.
  package init(row: Int, hit: KeywordInContext) {
    self.row = row
    self.hit = hit
  }
}

/// What a text is made for.
package enum SharePurpose: Sendable, Hashable {
  case copy
  case pipe(command: String)
  case pager
  case print
}
