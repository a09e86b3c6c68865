/// What a set of cables divides by, counted.
public struct Facets: Sendable {
  /// A value and how many cables have it.
  public struct Count: Sendable, Hashable {
    /// A year, a post, a classification, a caption or a tag; empty for cables without one.
    public var value: String
    /// How many cables have it.
    public var count: Int
    /// The spellings of a name that were joined, the most frequent first; empty for one alone.
    public var spellings: [Spelling]

    /// A value with its count.
    package init(value: String, count: Int, spellings: [Spelling] = []) {
      self.value = value
      self.count = count
      self.spellings = spellings
    }
  }

  /// One spelling of a name.
  public struct Spelling: Sendable, Hashable {
    /// As printed.
    public var text: String
    /// How many cables have it.
    public var count: Int
  }

  /// Most frequent first, then by name; so are all but the times.
  public var tags: [Count]
  /// By sending post, those with most cables first.
  public var posts: [Count]
  /// By caption, those with most cables first.
  public var captions: [Count]
  /// By what a release names as its reason to withhold a part, those with most cables first.
  public var exemptions: [Count] = []
  /// As `Classification.description` spells them; empty for none.
  public var classifications: [Count]
  /// `2009`, rising; years without a cable are left out.
  public var years: [Count]
  /// `2009-08`, rising; months without a cable are left out.
  public var months: [Count]
  /// Cables without a known date.
  public var undated: Int
  /// Who signed, classified and drafted; nil where it was not asked for.
  var people: [FacetDimension: [Count]]?
  /// True where each spelling of a name was counted by itself.
  var isApart = false

  /// True where people were counted, too.
  package var hasPeople: Bool { people != nil }

  /// True if people were counted with their spellings joined, or each by itself.
  package func hasPeople(apart: Bool) -> Bool { people != nil && isApart == apart }
}

extension Library {
  /// Tags with their counts among some rows, most frequent first.
  ///
  /// Cost: one pass over the tags of those rows; of all rows a step for each tag.
  public func tagCounts(among matched: [Int]) -> [(tag: String, count: Int)] {
    let (tags, names) = (storage.columns.tags, storage.columns.tagNames)
    let counts =
      isAll(matched)
      ? Self.ordered(storage.rowCounts.tags.map(Int.init), names)
      : counts(of: tags, names, among: matched)
    return counts.map { (tag: $0.value, count: $0.count) }
  }

  /// Every facet of some rows, with the people in them.
  ///
  /// Cost: that of `facets`, and a pass over the names for each role.
  ///
  /// - Parameters:
  ///   - matched: rows as `matches` gives them.
  ///   - dimensions: whose people are counted: no others are looked at.
  ///   - apart: true to count each spelling of a name by itself.
  /// - Returns: the facets.
  public func facetsWithPeople(
    among matched: [Int], of dimensions: [FacetDimension] = FacetDimension.allCases,
    apart: Bool = false
  ) -> Facets {
    var facets = facets(among: matched)
    var people: [FacetDimension: [Facets.Count]] = [:]
    for dimension in dimensions {
      guard let role = PersonRole(dimension) else { continue }
      people[dimension] = self.people(role, among: matched, apart: apart)
    }
    facets.people = people
    facets.isApart = apart
    return facets
  }

  /// The counts of one dimension of some rows, people too.
  ///
  /// Cost: as `facets`, and for people as `people`.
  ///
  /// - Parameters:
  ///   - matched: rows as `matches` gives them.
  ///   - dimension: what is counted by.
  /// - Returns: the values with their counts.
  public func facets(among matched: [Int], with dimension: FacetDimension) -> [Facets.Count] {
    PersonRole(dimension).map { people($0, among: matched) } ?? facets(among: matched)[dimension]
  }

  /// How many of some rows each value of a dimension has.
  ///
  /// Cost: as `facets(among:with:)`.
  package func counts(of dimension: FacetDimension, among matched: [Int]) -> [String: Int] {
    Dictionary(
      facets(among: matched, with: dimension).map { ($0.value, $0.count) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Every facet of some rows but the people.
  ///
  /// Cost: one pass over their columns; of all rows the counts are kept, and none is looked at.
  public func facets(among matched: [Int]) -> Facets {
    let columns = storage.columns
    if isAll(matched) { return facetsOfAll }
    var posts = [Int](repeating: 0, count: columns.stations.count)
    var classes = [Int](repeating: 0, count: columns.classifications.count)
    var months = [Int](repeating: 0, count: KeptCounts.monthCount)
    var undated = 0
    for row in matched where storage.order.indices.contains(row) {
      let slot = storage.order[row]
      posts[columns.station[slot].index] += 1
      classes[columns.classification[slot].index] += 1
      if let month = KeptCounts.month(slot, of: columns) {
        months[month] += 1
      } else {
        undated += 1
      }
    }
    let times = Self.times(months)
    return Facets(
      tags: counts(of: columns.tags, columns.tagNames, among: matched),
      posts: Self.ordered(posts, columns.stations),
      captions: counts(of: columns.captions, columns.captionNames, among: matched),
      exemptions: counts(of: columns.exemptions, columns.exemptionNames, among: matched),
      classifications: Self.ordered(classes, columns.classifications), years: times.years,
      months: times.months, undated: undated)
  }

  /// Every facet of all rows but the people.
  ///
  /// Cost: a step for each tag, post and other name, however many cables there are.
  private var facetsOfAll: Facets {
    let (counts, columns) = (storage.rowCounts, storage.columns)
    let times = Self.times(counts.months.map(Int.init))
    return Facets(
      tags: Self.ordered(counts.tags.map(Int.init), columns.tagNames),
      posts: Self.ordered(counts.posts.map(Int.init), columns.stations),
      captions: Self.ordered(counts.captions.map(Int.init), columns.captionNames),
      exemptions: Self.ordered(counts.exemptions.map(Int.init), columns.exemptionNames),
      classifications: Self.ordered(counts.classes.map(Int.init), columns.classifications),
      years: times.years, months: times.months, undated: Int(counts.undated))
  }

  /// True for all rows, in whatever order; each is given once.
  ///
  /// Cost: none where they rise; else one comparison for each.
  private func isAll(_ matched: [Int]) -> Bool {
    guard let first = matched.first, let last = matched.last, matched.count == storage.order.count
    else { return false }
    if first == 0, last == matched.count - 1 { return true }
    return matched.allSatisfy { 0 <= $0 && $0 < storage.order.count }
  }

  /// Years and months that have a cable, from counts of the months since the year 1000.
  private static func times(_ counts: [Int]) -> (years: [Facets.Count], months: [Facets.Count]) {
    var years: [Facets.Count] = []
    var months: [Facets.Count] = []
    for (month, count) in counts.enumerated() where count > 0 {
      let year = String(1000 + month / 12)
      months.append(
        .init(value: year + (month % 12 < 9 ? "-0" : "-") + String(month % 12 + 1), count: count))
      if years.last?.value == year {
        years[years.count - 1].count += count
      } else {
        years.append(.init(value: year, count: count))
      }
    }
    return (years, months)
  }

  package func counts<Thing>(
    of lists: ListColumn<Symbol<Thing>>, _ names: SymbolTable<Thing>, among matched: [Int]
  ) -> [Facets.Count] {
    var counts = [Int](repeating: 0, count: names.count)
    let order = storage.order
    let sections = storage.sections
    for row in matched where order.indices.contains(row) {
      sections.forEachValue(lists, order[row]) { counts[$0.index] += 1 }
    }
    return Self.ordered(counts, names)
  }

  package static func ordered<Thing>(
    _ counts: [Int], _ names: SymbolTable<Thing>
  ) -> [Facets.Count] {
    names.sortedByCount(
      names.symbols.filter { counts[$0.index] > 0 }, count: { counts[$0.index] }, symbol: { $0 }
    ).map { Facets.Count(value: names[$0], count: counts[$0.index]) }
  }
}
