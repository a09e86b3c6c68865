import CableCatalog
import CableCore
import CableLibrary

/// Columns and lists of so many cables that no disk here holds their texts.
enum Rows {
  private static let tags = [
    "PREL", "PGOV", "ECON", "PHUM", "ETRD", "KNNP", "MARR", "OVIP", "SNAR", "EAID",
  ]
  private static let posts = [
    "ASTANA", "PARIS", "MOSCOW", "TOKYO", "CAIRO", "LIMA", "NAIROBI", "OSLO",
  ]

  /// Makes columns, lists them, and asks what the screen asks; on one core.
  static func run(_ count: Int) {
    guard let model = facts() else { return report("rows.model", 0, "") }
    var columns = CableColumns()
    var files = FileColumns()
    let making = Stopwatch.measure {
      var folder = Self.folder([], &files)
      for number in 0..<count {
        if number.isMultiple(of: 10_000) {
          folder = Self.folder(Array("\(number / 10_000)".utf8), &files)
        }
        let facts = varied(model, number)
        let file = files.append(
          folder: folder, name: Array("\(facts.id).txt".utf8),
          stamp: FileColumns.Stamp(size: 6_900, modified: Int64(number), inode: UInt64(number)))
        columns.append(facts, file: file)
      }
    }
    report("rows.making", making, "ms")
    report(
      "rows.own-bytes-of-a-cable",
      Double(columns.ownBytes + files.ownBytes) / Double(max(1, count)), "B")
    var searcher = Searcher()
    report(
      "rows.whole-list",
      Stopwatch.measure {
        let storage = LibraryStorage(columns: columns, files: files)
        searcher = Searcher(columnsOf: Library(storage: storage, isComplete: true))
        storage.prepare()
      }, "ms")
    for (name, text) in [
      ("tag", "tag:ECON"), ("three", "tag:ECON OR tag:PHUM -tag:PREL"), ("date", "date:1999"),
      ("post", "from:OSLO"), ("subject", "subject:quota"), ("sorted", "sort:subject"),
    ] {
      let query = Query(parsing: text)
      let times = (0..<7).map { _ in Stopwatch.measure { _ = searcher.matches(query).count } }
      report("rows.\(name).p50", percentile(0.5, of: times), "ms")
    }
    let all = Array(searcher.library.rows.indices)
    let half = searcher.matches(Query(parsing: "date:1999"))
    for (name, rows) in [("facets-of-all", all), ("facets-of-filter", half)] {
      let times = (0..<7).map { _ in
        Stopwatch.measure { _ = searcher.library.facets(among: rows).tags.count }
      }
      report("rows.\(name).p50", percentile(0.5, of: times), "ms")
    }
    report("rows.anonymous", Usage.anonymousMegabytes, "MB")
  }

  private static func folder(_ relative: [UInt8], _ files: inout FileColumns)
    -> Symbol<Named.Folder>
  {
    FolderPath.spelled(root: 0, relative: relative).withUnsafeBufferPointer {
      files.folders.intern($0)
    }
  }

  /// What the parser finds in a cable; only what each cable has of its own is put in its place.
  private static func facts() -> CableFacts? {
    let text = """
      UNCLASSIFIED ASTANA 001327

      SIPDIS

      E.O. 12958: N/A
      TAGS: PREL, ECON, KZ
      SUBJECT: A MEETING ON QUOTAS

      REF: ASTANA 1201

      1. Nothing more.
      """
    return Container.read(Array(text.utf8), fileName: "09ASTANA1327.txt").cables.first
      .map { CableFacts(Cable(parsing: $0)) }
  }

  private static func varied(_ model: CableFacts, _ number: Int) -> CableFacts {
    var facts = model
    let year = 1973 + number % 38
    let post = posts[number / 38 % posts.count]
    facts.id = "\(year % 100)\(post)\(number / 304 + 1)"
    facts.sent = ZuluTime(
      year: year, month: number % 12 + 1, day: number / 12 % 28 + 1, hour: number / 336 % 24,
      minute: number / 8_064 % 60)
    facts.tags = [tags[number % tags.count], tags[number / 7 % tags.count]]
    facts.subject =
      "\(number % 9 == 0 ? "QUOTA" : "TRADE") TALKS, ROUND \(number &* 2_654_435_761 % 100_003), IN \(post)"
    return facts
  }
}
