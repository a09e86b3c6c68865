import CableCore
import CableLibrary
import CableScreen
import Dispatch
import Synchronization

/// Carries out effects; what they give comes back as events.
struct EffectRunner: Sendable {
  let paths: [String]
  /// The paths in full, which are remembered once they show a cable; empty where they should not be.
  let place: [String]
  let confinement: Confinement
  let notebook: Notebook
  /// What citations say of the collection.
  let citation: CitationSource
  /// What was seen of the library the last time; nil where nothing is remembered.
  let looks: LibraryLooks?
  /// How widely words are taken.
  let recall: Recall
  let jobs = Jobs()

  /// A runner for a library.
  init(
    paths: [String], place: [String] = [], confinement: Confinement, notebook: Notebook,
    citation: CitationSource = CitationSource(), looks: LibraryLooks? = nil,
    recall: Recall = Recall()
  ) {
    self.citation = citation
    self.looks = looks
    self.recall = recall
    self.paths = paths
    self.place = place
    self.confinement = confinement
    self.notebook = notebook
  }

  /// Runs one effect to its end; those that need the terminal do nothing here.
  ///
  /// Blocks.
  func run(_ effect: Effect, send: @escaping @Sendable (Event) -> Void) {
    switch effect {
    case .load: load(send)
    case .open(let row, let library):
      open(row, library, isCancelled: jobs.startOpening(), send: send)
    case .layOut(let number, let source):
      let isCancelled = jobs.start(.page, number)
      let page = PageMaker.page(source, isCancelled: isCancelled)
      if !isCancelled() { send(.laidOut(number, page)) }
    case .seek(let number, let search, let page):
      let isCancelled = jobs.start(.seek, number)
      let found = PageHits(search, on: page, isCancelled: isCancelled)
      if !isCancelled() { send(.sought(number, found)) }
    case .seekRows(let number, let text, let rows, let library):
      let isCancelled = jobs.start(.rows, number)
      let places = library.places(showing: text, among: rows, isCancelled: isCancelled)
      if !isCancelled() { send(.soughtRows(number, places)) }
    case .readFile(let row, let library):
      // Opening another cable gives it up.
      let isCancelled = jobs.startOpening()
      do throws(LibraryError) {
        let bytes = try LibraryLoader.bytes(at: row, of: library, isCancelled: isCancelled)
        send(.fileRead(CableKey(library.rows[row]), bytes))
      } catch {
        if error != .cancelled { send(.said(error.message)) }
      }
    case .filter(let question): filter(question, send)
    case .count(let generation, let rows, let library, let withPeople, let apart):
      send(
        .counted(
          generation: generation,
          withPeople
            ? library.facetsWithPeople(among: rows, apart: apart) : library.facets(among: rows)))
    case .explainEmpty(let generation, let query, let book):
      let isCancelled = jobs.start(.filter, generation)
      let text = EmptyResult.explanation(query, searcher(send), book, isCancelled: isCancelled)
      if !isCancelled() { send(.explained(generation: generation, text)) }
    case .findChanges(let old, let new):
      send(.changes(ChangedCables(from: old, to: new)))
    case .findFreeName(let name):
      send(.freeName(proposed: name, free: WrittenFile.freePath(name)))
    case .look(let number, let source, let width, let library):
      look(number, send) { isCancelled, progress throws(LibraryError) in
        try LookedAt(
          library: library, width: width, isCancelled: isCancelled, progress: progress
        ).notice(source)
      }
    case .note(let number, let change): note(number, change, asked: .now, send)
    case .share(let rows, let share, let purpose, let library):
      // A letter and a blank are before each line.
      let columns =
        if case .normalScreen(let columns) = purpose { max(20, columns - 2) } else { 80 }
      var text = CablesText(share, of: library, citation: citation, columns: columns)
      text.add(rows) { send(.said($0.message)) }
      send(.shared(text.typed, what: text.name, purpose))
    case .countViews(let number, let views, let book):
      let isCancelled = jobs.start(.views, number)
      let searcher = searcher(send)
      let look = searcher.library.isComplete ? looks?.last() : nil
      for view in views {
        let rows = searcher.matches(
          Query(parsing: view.text).with(recall), notebook: book, isCancelled: isCancelled)
        if isCancelled() { return }
        let new = look?.new(in: view.name, rows, of: searcher.library)
        send(
          .viewCounted(number, name: view.name, ViewCount(all: rows.count, new: new?.count ?? 0)))
      }
    case .findIDs(let number, let text, let listed, let library, let purpose):
      let isCancelled = jobs.start(.ids, number)
      let rows =
        switch purpose {
        case .completing:
          library.rows(withIDHolding: text, among: listed, limit: 8, isCancelled: isCancelled)
        case .going: library.rows(named: text, listed: listed, isCancelled: isCancelled)
        }
      if !isCancelled() { send(.foundIDs(number, rows, library, purpose)) }
    case .findPath(let names, let from, let to, let library):
      let isCancelled = jobs.startJob()
      let path = CitationPath(from: from, to: to, in: library, isCancelled: isCancelled)
      if !isCancelled() { send(.foundPath(names, path, library)) }
    case .findSimilar(let row, let library): findSimilar(row, library, send)
    case .findContexts(let query, let rows, let library):
      findContexts(query, rows, library, send)
    case .findSnippets(let question, let library): findSnippets(question, library, send)
    case .survey(let question): survey(question, send)
    case .stop(let what): stop(what)
    case .outside(let effect): run(effect, send)
    case .awaitNotebook, .terminal, .quit: break
    }
  }

  /// Answers a question to all that is listed; one that a person waits for stops the job before it.
  private func survey(_ question: SurveyQuestion, _ send: @escaping @Sendable (Event) -> Void) {
    var isCancelled: @Sendable () -> Bool = { false }
    if question.survey.isJob { isCancelled = jobs.startJob() }
    Surveyor(
      searcher: searcher(send), looks: looks, recall: recall, isCancelled: isCancelled
    )
    .answer(question, send)
  }

  private func stop(_ what: Stop) {
    switch what {
    case .load: jobs.cancelLoad()
    case .opening: jobs.cancelOpening()
    case .look: jobs.cancel(.look)
    case .layout: jobs.cancel(.page)
    case .seek: jobs.cancel(.seek)
    case .seekRows: jobs.cancel(.rows)
    case .filter: jobs.cancel(.filter)
    case .job: jobs.cancelJob()
    case .views: jobs.cancel(.views)
    }
  }

  private func run(_ effect: OutsideEffect, _ send: @Sendable (Event) -> Void) {
    switch effect {
    case .export(let rows, let form, let path, let library):
      let file = ExportedFile(
        form: form, library: library, paths: paths, confinement: confinement, citation: citation)
      send(.jobEnded(file.write(rows, to: path, isCancelled: jobs.startJob())))
    case .feed(let words, let text, let what): feed(words, text, what, send)
    }
  }

  /// What the notebook holds, for the start.
  func opening() -> Event {
    do throws(NotebookError) {
      var lines: [Prompt.Kind: [String]] = [:]
      for kind in Prompt.Kind.allCases {
        lines[kind] = try notebook.prompts(kind, limit: 200)
      }
      return .notebook(
        try notebook.view(), lines: lines, visits: try notebook.history(limit: 500),
        notice: notebook.notice,
        isKept: notebook.isKept || (notebook.notice == nil && !confinement.leavesNoTrace))
    } catch {
      return .said(error.message)
    }
  }

  /// Where a library was left, by its paths in full.
  func resumed(_ library: [String]) -> Event {
    let session = library.isEmpty ? nil : (try? notebook.session(of: library)) ?? nil
    let any = session ?? ((try? notebook.session()) ?? nil)
    return .resumed(session, isFirstTime: any == nil)
  }

  /// Looks for the rows of a filter; an answer that nobody waits for any more is not sent.
  private func filter(_ question: FilterQuestion, _ send: @escaping @Sendable (Event) -> Void) {
    let isCancelled = jobs.start(.filter, question.generation)
    let searcher = searcher(send)
    func found(_ query: Query) -> FoundCables {
      searcher.found(query, notebook: question.notebook, isCancelled: isCancelled)
    }
    var (query, isOtherwise) = (question.query, false)
    var (wider, plural) = (Int?.none, Int?.none)
    // Of what is only counted no rows are made.
    var cables = found(query)
    if let otherwise = question.otherwise {
      let isFound = !(otherwise.settled.map(found) ?? cables).isEmpty
      if otherwise.settled == nil {
        let begun = found(otherwise.begun)
        wider = begun.count
        // Where no more begin with it than have it, it is none of them.
        if begun.count > cables.count { plural = otherwise.plural.map { found($0).count } }
        if !isFound, !begun.isEmpty {
          (query, cables, isOtherwise) = (otherwise.query, begun, true)
        }
      } else if !isFound, !found(otherwise.begun).isEmpty {
        (query, isOtherwise) = (otherwise.query, true)
        cables = found(query)
      }
    }
    guard !isCancelled() else { return }
    var rows = cables.rows
    if question.order != ListOrder(), !isCancelled() {
      rows = searcher.sorted(rows, by: question.order, query: query, isCancelled: isCancelled)
    }
    let notice = searcher.expansions(of: query, isCancelled: isCancelled).lazy
      .compactMap(\.notice).first
    guard !isCancelled() else { return }
    send(
      .filtered(
        FilterAnswer(
          generation: question.generation, rows: rows, library: searcher.library,
          isOtherwise: isOtherwise, wider: wider, plural: plural, notice: notice)))
  }

  /// The latest searcher, which says at once where it finds the index damaged.
  private func searcher(_ send: @escaping @Sendable (Event) -> Void) -> Searcher {
    var searcher = jobs.searcher ?? Searcher()
    searcher.whenDamaged = { send(.indexDamaged) }
    return searcher
  }

  private func load(_ send: @Sendable (Event) -> Void) {
    let isCancelled = jobs.startLoad()
    do throws(LibraryError) {
      try LibraryLoader.load(
        paths, options: confinement.loading(isCancelled: isCancelled), after: jobs.searcher
      ) { searcher in
        let old = jobs.searcher
        jobs.searcher = searcher
        send(.library(searcher.library))
        if old?.library.rows.isEmpty ?? true, !searcher.library.rows.isEmpty {
          LastLibrary.remember(place)
        }
        // Whoever lets go of it last gives back the memory of all its columns: never the keys.
        if let old, !old.library.hasSameRows(as: searcher.library) {
          DispatchQueue.global(qos: .background).asyncAfter(deadline: .now() + 1) {
            withExtendedLifetime(old) {}
          }
        }
      }
      if !isCancelled(), let view = try? notebook.view() { jobs.searcher?.prepare(for: view) }
    } catch {
      send(.loadFailed(error))
    }
  }

  /// Opens a row's cable; where that is given up, nothing is sent.
  ///
  /// Blocks until it is read.
  func open(
    _ row: Int, _ library: Library, isCancelled: @escaping @Sendable () -> Bool,
    send: @escaping @Sendable (Event) -> Void
  ) {
    let key = CableKey(library.rows[row])
    do throws(LibraryError) {
      let cable = try LibraryLoader.cable(
        at: row, of: library, isCancelled: isCancelled, progress: Self.percents(send))
      send(.opened(key, cable, try? notebook.position(of: key)))
    } catch {
      if error != .cancelled { send(.openFailed(key, error)) }
    }
  }

  /// Sends how far an unpacking is, each percent once.
  private static func percents(
    _ send: @escaping @Sendable (Event) -> Void
  ) -> @Sendable (Int) -> Void {
    let last = Atomic(0)
    return { share in
      if last.exchange(share, ordering: .relaxed) != share { send(.unpacked(share)) }
    }
  }

  /// Runs a look at other cables, and sends what it gives, or why it gives nothing; where it is given
  /// up, nothing is sent.
  private func look(
    _ number: Int, _ send: @escaping @Sendable (Event) -> Void,
    _ body: (
      _ isCancelled: @escaping @Sendable () -> Bool, _ progress: @escaping @Sendable (Int) -> Void
    ) throws(LibraryError) -> (Notice?, String)
  ) {
    let isCancelled = jobs.start(.look, number)
    do throws(LibraryError) {
      let (notice, text) = try body(isCancelled, Self.percents(send))
      if !isCancelled() { send(.looked(number, notice, text)) }
    } catch {
      if error != .cancelled { send(.looked(number, nil, error.message)) }
    }
  }

  /// Writes a change that was asked for at some time into the notebook.
  ///
  /// Blocks until the disk has answered.
  func note(
    _ number: Int, _ change: NotebookChange, asked: ContinuousClock.Instant,
    _ send: @Sendable (Event) -> Void
  ) {
    do throws(NotebookError) {
      _ = try notebook.apply(change, asked: asked)
      send(.written(number, nil))
    } catch {
      send(.written(number, error))
    }
  }

  private func feed(
    _ words: [String], _ text: String, _ what: String, _ send: @Sendable (Event) -> Void
  ) {
    do throws(ForeignProgram.Failure) {
      let program = try ForeignProgram(.clipboard, words: words, confinement: confinement)
      let status = try program.feed(Array(text.utf8))
      send(
        .said(
          status == 0
            ? "copied \(what) with \(words[0])"
            : "\(words[0]) ended with \(status), so \(what) may not be on the clipboard"))
    } catch {
      send(.said(error.message))
    }
  }

  private func findSimilar(
    _ row: Int, _ library: Library, _ send: @escaping @Sendable (Event) -> Void
  ) {
    let isCancelled = jobs.startJob()
    let searcher = searcher(send)
    guard searcher.library.hasSameRows(as: library) else {
      return send(.similar(row: row, [], searcher.library))
    }
    do throws(LibraryError) {
      let found = try searcher.similar(to: row, isCancelled: isCancelled)
      guard !isCancelled() else { return }
      let cables = found.map {
        LikeCable(
          row: $0.row, percent: Int(($0.likeness * 100).rounded()), words: $0.words,
          isNearDuplicate: $0.isNearDuplicate)
      }
      send(.similar(row: row, cables, library))
    } catch {
      send(.jobEnded(error.message))
    }
  }

  /// Looks for what a list of hits shows of some cables.
  ///
  /// Sends as much as is known when another question comes; where a cable takes long to unpack, the rows after
  /// it have nothing below them.
  private func findSnippets(
    _ question: SnippetQuestion, _ library: Library, _ send: @Sendable (Event) -> Void
  ) {
    let isCancelled = jobs.start(.snippets, question.number)
    let end = ContinuousClock.now + .seconds(1)
    var found: [Int: KeywordInContext] = [:]
    for row in question.rows {
      if isCancelled() { break }
      var snippet: KeywordInContext?
      if ContinuousClock.now < end {
        let cable = try? LibraryLoader.cable(
          at: row, of: library, isCancelled: { isCancelled() || ContinuousClock.now > end })
        snippet = cable.flatMap {
          question.query.snippet(of: $0, width: SnippetQuestion.width)
        }
      }
      // What was given up because of another question is asked again.
      if snippet == nil, isCancelled() { break }
      found[row] = snippet ?? KeywordInContext(before: "", found: "", after: "")
    }
    if !found.isEmpty { send(.snippets(question, found)) }
  }

  /// Looks through the cables that match, until there are as many hits as a person would read.
  private func findContexts(
    _ text: String, _ rows: [Int], _ library: Library, _ send: @Sendable (Event) -> Void
  ) {
    let isCancelled = jobs.startJob()
    let query = Query(parsing: text).with(recall)
    var contexts: [Context] = []
    var isCut = false
    for row in rows {
      if isCancelled() { return }
      guard contexts.count < 500 else {
        isCut = true
        break
      }
      guard let cable = try? LibraryLoader.cable(at: row, of: library) else { continue }
      contexts += query.contexts(in: cable, width: 40).prefix(20).map {
        Context(row: row, hit: $0)
      }
    }
    send(.contexts(query: text, contexts, isCut: isCut))
  }
}
