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
  /// The bytes of the file that holds a cable.
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
  /// Where the library was left last time, nil if it was never open; and whether any ever was.
  case resumed(Session?, isFirstTime: Bool)
  case filtered(FilterAnswer)
  /// A look-up of words found the index damaged; until it is rebuilt they are looked up in the
  /// files.
  case indexDamaged
  /// Rows of the cables whose id has a part that was typed, for the look of a number.
  case foundIDs(Int, [Int], Library, IDPurpose)
  /// The way of references between the two cables of some names; nil where there is none.
  case foundPath([String], CitationPath?, Library)
  /// Counts under the filter of a generation.
  case counted(generation: Int, Facets)
  /// What a survey found.
  case surveyed(SurveyQuestion, SurveyAnswer)
  /// Why the filter of a generation leaves nothing.
  case explained(generation: Int, String)
  /// How many cables a saved view has, for the count of a number.
  case viewCounted(Int, name: String, ViewCount)
  /// Cables that share the rare words of a row's cable.
  case similar(row: Int, [LikeCable], Library)
  /// Where the words of the filter are in the cables that match.
  case contexts(query: String, [Context], isCut: Bool)
  /// What was found in the cables of some rows.
  case snippets(SnippetQuestion, [Int: KeywordInContext])
  /// What differs between two states of the library.
  case changes(ChangedCables)
  /// For a file's name that was proposed, the one that is free.
  case freeName(proposed: String, free: String)
  /// A job that took a while has ended, perhaps because it was stopped.
  case jobEnded(String)
  /// Something was done that the person should know of.
  case said(String)
  /// How far the file of the cable is unpacked that is being opened or looked at, in percent.
  case unpacked(Int)
  /// What the look of a number found; nil where the text says why there is nothing to see.
  case looked(Int, Notice?, String)
  /// A text is ready that was asked for; what it is, and what for.
  case shared(String, what: String, SharePurpose)
}

extension Event {
  /// True where the list changes, and the cursor only because of it.
  var isOfTheList: Bool {
    if case .filtered = self { true } else if case .library = self { true } else { false }
  }
}
