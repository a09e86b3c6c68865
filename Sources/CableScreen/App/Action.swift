/// Everything that a key can do.
///
/// Help, palette, the README's table, the manual page and the names in the configuration are made
/// from this list; the raw value is the name.
package enum Action: String, Sendable, Hashable, CaseIterable {
  case down, up
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfDown = "half-page-down"
  case halfUp = "half-page-up"
  case top, bottom
  case nextCable = "next"
  case previousCable = "prev"
  case switchPane = "switch-pane"
  case open, out
  case zoom
  case narrower, wider

  case filter
  case tagPicker = "tags"
  case clearTags = "clear-tags"
  case facets
  case timeline
  case sparkline
  case statistics
  case filterBy = "filter-by"
  case views
  case saveView = "save-view"
  case contexts
  case sort
  case reverse
  case goto

  case nextLink = "next-link"
  case previousLink = "previous-link"
  case peek
  case back, forward
  case trail
  case references
  case thread
  case compare
  case similar
  case setMark = "set-mark"
  case goToMark = "go-to-mark"

  case search
  case searchPattern = "search-pattern"
  case nextMatch = "next-match"
  case previousMatch = "previous-match"
  case nextParagraph = "next-paragraph"
  case previousParagraph = "previous-paragraph"
  case nextAnomaly = "next-anomaly"
  case wrap
  case header
  case lens
  case explain
  case expand
  case problems

  case star
  case toggleRead = "toggle-read"
  case note
  case notes
  case ownTag = "own-tag"
  case readingLists = "reading-lists"
  case select
  case selectCable = "select-cable"
  case selectRange = "select-range"
  case yank
  case export
  case pipe
  case shell
  case pager
  case editor
  case print

  case undo, redo
  case reload
  case palette
  case help
  case peel, close, quit, leave
  case interrupt
  case redraw
  case suspend

  /// The sections of the help.
  enum Group: String, Sendable, Hashable, CaseIterable {
    case moving = "Moving"
    case filtering = "Filtering"
    case following = "Following references"
    case reading = "Reading"
    case ownWork = "Your work and sharing"
    case program = "Program"
  }

  var group: Group {
    switch self {
    case .down, .up, .pageDown, .pageUp, .halfDown, .halfUp, .top, .bottom, .nextCable,
      .previousCable, .switchPane, .open, .out, .zoom, .narrower, .wider:
      .moving
    case .filter, .tagPicker, .clearTags, .facets, .timeline, .sparkline, .statistics, .filterBy,
      .views,
      .saveView, .contexts, .sort, .reverse, .goto:
      .filtering
    case .nextLink, .previousLink, .peek, .back, .forward, .trail, .references, .thread, .compare,
      .similar,
      .setMark,
      .goToMark:
      .following
    case .search, .searchPattern, .nextMatch, .previousMatch, .nextParagraph, .previousParagraph,
      .nextAnomaly,
      .wrap, .header, .lens, .explain, .expand, .problems:
      .reading
    case .star, .toggleRead, .note, .notes, .ownTag, .readingLists, .select, .selectCable,
      .selectRange, .yank,
      .export, .pipe,
      .shell, .pager, .editor, .print:
      .ownWork
    case .undo, .redo, .reload, .palette, .help, .peel, .close, .quit, .leave, .interrupt, .redraw,
      .suspend:
      .program
    }
  }

  /// True for what is done with the rows of the list, or with one of them.
  var needsRow: Bool {
    switch self {
    case .down, .up, .pageDown, .pageUp, .halfDown, .halfUp, .top, .bottom, .nextCable,
      .previousCable, .open, .filterBy, .contexts, .timeline, .sparkline, .facets, .statistics,
      .nextLink, .previousLink, .peek, .references, .thread, .compare, .similar, .setMark, .search,
      .searchPattern, .nextMatch, .previousMatch, .nextParagraph, .previousParagraph,
      .nextAnomaly, .wrap, .header, .lens, .explain, .expand, .star, .toggleRead, .note, .ownTag,
      .select, .selectCable, .selectRange, .yank, .export, .pipe, .pager, .editor, .print:
      true
    case .switchPane, .out, .zoom, .narrower, .wider, .filter, .tagPicker, .clearTags, .views,
      .saveView, .sort, .reverse, .goto, .back, .forward, .trail, .goToMark, .problems, .notes,
      .readingLists, .shell, .undo, .redo, .reload, .palette, .help, .peel, .close, .quit, .leave,
      .interrupt,
      .redraw, .suspend:
      false
    }
  }

  /// One line of help.
  var help: String {
    switch self {
    case .down: "next row or line"
    case .up: "previous row or line"
    case .pageDown: "a page down"
    case .pageUp: "a page up"
    case .halfDown: "half a page down"
    case .halfUp: "half a page up"
    case .top: "to the top"
    case .bottom: "to the bottom; 12G goes to paragraph or row 12"
    case .nextCable: "next cable, in the list or the reader"
    case .previousCable: "previous cable, in the list or the reader"
    case .switchPane: "to the other pane"
    case .open: "read the cable; follow the focused reference; 3 Enter follows the third"
    case .out: "out: back along the references, then to the list"
    case .zoom: "one pane or two"
    case .narrower: "make the list smaller"
    case .wider: "make the list larger"
    case .filter: "filter: words, tag:, from:, class:, date: and more"
    case .tagPicker: "pick tags: letters narrow, Space for and, or, not"
    case .clearTags: "clear the filter"
    case .facets: "counts of tags, posts, years, classes, captions"
    case .timeline: "cables by month; pick a range of dates"
    case .sparkline: "a line above the list: its cables by month, or year"
    case .statistics: "count what is listed by year, month, post, class or tag"
    case .filterBy: "filter by something of this cable: a tag, its post, its month"
    case .views: "saved views, with their counts"
    case .saveView: "save the filter as a view"
    case .contexts: "the words of the filter in their context, one line per hit"
    case .sort: "order the list by date, id, post, class, subject or relevance"
    case .reverse: "reverse the order"
    case .goto: "go to a cable by its id, however it is written"
    case .nextLink: "next reference in the cable"
    case .previousLink: "previous reference in the cable"
    case .peek: "peek at the focused reference"
    case .back: "back to where the link was followed from"
    case .forward: "forward again"
    case .trail: "history: the cables you read before"
    case .references: "what the cable cites, and what cites it"
    case .thread: "the thread: ancestors and descendants by reference"
    case .compare: "compare with another copy, or read a cited cable side by side"
    case .similar: "more like this: cables that share its rare words"
    case .setMark: "set a mark: m and a letter"
    case .goToMark: "go to a mark: ' and its letter; '' goes to the last place"
    case .search: "search in the cable, or in the rows of the list; Ctrl-R: a regular expression"
    case .searchPattern: "search in the cable with a regular expression"
    case .nextMatch: "next match"
    case .previousMatch: "previous match"
    case .nextParagraph: "next paragraph"
    case .previousParagraph: "previous paragraph"
    case .nextAnomaly: "next finding about this cable"
    case .wrap: "text re-flowed, as sent, or as raw bytes"
    case .header: "header short, full, or as sent"
    case .lens: "show only paragraphs with some marks"
    case .explain: "explain tags, posts, captions, marks and header lines"
    case .expand: "show meanings after tags and codes in the text"
    case .problems: "findings about this cable, and files without cables"
    case .star: "star, or remove the star"
    case .toggleRead: "mark as read or unread"
    case .note: "note on this paragraph"
    case .notes: "all notes"
    case .readingLists: "reading lists in their order; :list NAME puts this cable on one"
    case .ownTag: "add or remove a tag of your own"
    case .select: "select this row; in the reader a phrase, by words and sentences"
    case .selectCable: "select this cable, in the list or the reader"
    case .selectRange: "select from here to where the cursor goes"
    case .yank: "copy id, paragraph, quotation, citation, text or path"
    case .export: "write the selected or listed cables to a file"
    case .pipe: "pipe the text to a command"
    case .shell: "open a shell; exit returns"
    case .pager: "open in the pager"
    case .editor: "open the file in the editor"
    case .print: "print to the normal screen, to copy with the mouse"
    case .undo: "undo a filter, an order, a star, a note"
    case .redo: "redo what was undone"
    case .reload: "look for new and changed files; continue where it stopped"
    case .palette: "every command by name"
    case .help: "this help: type to search, Enter runs"
    case .peel: "back out one step; never quits"
    case .close: "close this layer; at the list, quit"
    case .quit: "quit now"
    case .leave: "quit now, with a second Z"
    case .interrupt: "stop what is running; twice quits"
    case .redraw: "redraw the screen"
    case .suspend: "suspend the program; fg resumes it"
    }
  }
}
