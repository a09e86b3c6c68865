import CableCore
import CableLibrary

/// What comes in from outside: keys, sizes, signals and results of effects.
enum Event: Sendable {
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
  /// What the notebook holds, and what was typed before.
  case notebook(NotebookView, lines: [Prompt.Kind: [String]], visits: [Visit], notice: String?)
  /// The change of a number is on the disk, or why it is not.
  case written(Int, NotebookError?)
  /// The notebook can be written again, after `awaitNotebook`.
  case notebookFree
  /// Another program wrote the notebook; this is what it holds after so many changes of our own.
  case notebookChanged(NotebookView, after: Int)
  /// Where the library was left the last time; nil where it was never open, and whether anything was.
  case resumed(Session?, isFirstTime: Bool)
  /// The rows that match, for the filter of a generation.
  case filtered(generation: Int, [Int])
  /// Counts under the filter of a generation.
  case counted(generation: Int, Facets)
  /// Why the filter of a generation leaves nothing.
  case explained(generation: Int, String)
  /// How many cables a saved view has.
  case viewCounted(name: String, Int)
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

/// What `update` wants done outside; carried out by the run loop.
enum Effect: Sendable {
  case load
  /// Stops reading files; what was read stays.
  case pause
  case open(row: Int, Library)
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
  /// Reads a row's bytes as they are in the file.
  case readFile(row: Int, Library)
  case filter(generation: Int, Query, ListOrder, NotebookView, Library)
  case count(generation: Int, [Int], Library)
  case explainEmpty(generation: Int, Query, Library)
  /// Stops the filter that runs.
  case cancel
  /// Stops what was started as a job.
  case cancelJob
  case countViews([SavedQuery], NotebookView, Library)
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

/// A program that is given the terminal for a while.
enum Program: Sendable, Hashable {
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
enum Share: String, Sendable, Hashable, CaseIterable {
  case id, paragraph, text, path, chicago, bibtex, ris, markdown, jsonl, csv

  /// What a menu calls it.
  var title: String {
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
struct Context: Sendable, Hashable {
  var row: Int
  var hit: KeywordInContext
}

/// What a text is made for.
enum SharePurpose: Sendable, Hashable {
  case copy
  case pipe(command: String)
  case pager
  case print
}
