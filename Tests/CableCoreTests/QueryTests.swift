import Testing

@testable import CableCore

/// What the query language makes of what is typed, and what it says of what it does not understand.
@Suite struct QueryTests {
  typealias Node = Query.Node

  private static func word(_ text: String) -> Node { .word(text, isPrefix: false) }

  static let understood: [(typed: String, node: Node)] = [
    ("", .all), ("  ", .all),
    ("trees", word("trees")),
    ("tree*", .word("tree", isPrefix: true)),
    ("\"rule of law\"", .phrase(["rule", "of", "law"])),
    ("a b", .and([word("a"), word("b")])), ("a AND b", .and([word("a"), word("b")])),
    ("a OR b", .or([word("a"), word("b")])),
    ("a b OR c", .or([.and([word("a"), word("b")]), word("c")])),
    ("(a OR b) c", .and([.or([word("a"), word("b")]), word("c")])),
    ("-a", .not(word("a"))), ("!a", .not(word("a"))), ("NOT a", .not(word("a"))),
    ("-tag:ECON", .not(.field(.tag, .equal, "ECON"))),
    ("NOT (a b)", .not(.and([word("a"), word("b")]))),
    ("or and not", .and([word("or"), word("and"), word("not")])),
    ("class:>=SBU", .field(.class, .atLeast, "SBU")),
    ("date:2009-08..2009-12", .field(.date, .equal, "2009-08..2009-12")),
    ("date:..2009-08-04", .field(.date, .equal, "..2009-08-04")),
    ("date:2009..", .field(.date, .equal, "2009..")),
    ("date:>=2008-02-29", .field(.date, .atLeast, "2008-02-29")),
    ("date:2009-08-04..2009", .field(.date, .equal, "2009-08-04..2009")),
    ("path:\">x\"", .field(.path, .equal, ">x")),
    ("subject:\"human dimension\"", .field(.subject, .equal, "human dimension")),
    ("from:\"MEXICO CITY\"", .field(.from, .equal, "MEXICO CITY")),
  ]

  @Test("A query is understood as it is meant", arguments: understood)
  func parses(typed: String, node: Node) {
    let query = Query(parsing: typed)
    #expect(query.root == node)
    #expect(query.problems == [])
  }

  static let misunderstood: [(typed: String, column: Int, says: String)] = [
    ("🙂", 0, "no letter or digit"), ("a 🙂", 2, "no letter or digit"),
    ("-🙂", 1, "no letter or digit"), ("*", 0, "no letter or digit"),
    ("\"\"", 0, "no letter or digit"), ("\" … \"", 0, "no letter or digit"),
    ("subject:…", 8, "no letter or digit"), ("note:\"!\"", 5, "no letter or digit"),
    ("OR", 0, "OR needs a term"), ("a OR", 2, "OR needs a term"), ("OR a", 0, "OR needs a term"),
    ("a OR OR b", 2, "OR needs a term"), ("(a OR)", 3, "OR needs a term"),
    ("AND", 0, "AND needs a term"), ("a AND", 2, "AND needs a term"),
    ("AND a", 0, "AND needs a term"), ("a AND OR b", 2, "AND needs a term"),
    ("NOT", 0, "NOT needs a term"), ("(a NOT)", 3, "NOT needs a term"),
    ("-", 0, "no letter or digit"),
    ("(", 0, "not closed"), ("(a", 0, "not closed"), ("a)", 1, "no bracket is open"),
    ("()", 0, "hold no term"), ("a ( )", 2, "hold no term"),
    ("\"a b", 0, "quotation is not closed"),
    ("tag:", 4, "needs a value"), ("tag:\"\"", 4, "needs a value"),
    ("tag:\" \"", 4, "needs a value"),
    ("a -from: b", 8, "needs a value"), ("-from:\"\t \"", 6, "needs a value"),
    ("tga:PHUM", 0, "is no field"), ("year:1979", 0, "did you mean date:"),
    ("class:X", 6, "is not known"), ("date:foo", 5, "is no date"),
    ("date:2009-13", 5, "is no date"), ("date:2009-08-32", 5, "is no date"),
    ("date:209", 5, "is no date"), ("date:2009.2010", 5, "is no date"),
    ("date:2009..x", 5, "is no date"), ("date:2009...2010", 5, "is no date"),
    ("date:2009-02-29", 5, "is no date"), ("date:>=2009-02-30", 5, "is no date"),
    ("date:1900-02-29", 5, "is no date"), ("date:2009-04-31..", 5, "is no date"),
    ("date:..", 5, "is no date"), ("-date:..", 6, "is no date"),
    ("date:2010..2009", 5, "ends before it begins"),
    ("date:2009-08-05..2009-08-04", 5, "ends before it begins"),
    ("date:2009-09..2009-08-31", 5, "ends before it begins"),
    ("date:>2009..2010", 5, "is a range"), ("date:<=2009..", 5, "is a range"),
    ("tag:<PREL", 4, "has no order"), ("id:>3", 3, "has no order"),
    ("from:>=ROME", 5, "has no order"), ("has:>refs", 4, "has no order"),
    ("path:>x", 5, "has no order"), ("-is:<read", 4, "has no order"),
    (":", 0, "a field is missing"), (":x", 0, "a field is missing"),
    ("::", 0, "a field is missing"),
    ("has:foo", 4, "is not known"), ("is:foo", 3, "is not known"), ("mark:Q", 5, "is not known"),
    ("precedence:SLOW", 11, "is not known"),
  ]

  @Test("What is not understood is reported with its column", arguments: misunderstood)
  func reports(typed: String, column: Int, says: String) throws {
    let problem = try #require(Query(parsing: typed).problems.first)
    #expect(problem.column == column)
    #expect(problem.message.contains(says))
    // A command says this and refuses the query, so it must not sound as if anything was done.
    #expect(!problem.message.contains("taken") && !problem.message.contains("left out"))
  }

  @Test(
    "Whatever selects every cable without being empty is reported",
    arguments: misunderstood.map(\.typed))
  func selectsNothingByMistake(typed: String) {
    for text in [typed, "(\(typed))", "\(typed) ", " \(typed)"] {
      let query = Query(parsing: text)
      #expect(query.root != .all || !query.problems.isEmpty)
    }
  }

  @Test("Brackets and signs nest as deep as a command line is long", arguments: ["(", "-", "NOT "])
  func nests(sign: String) {
    let query = Query(parsing: String(repeating: sign, count: 10_000) + "a")
    #expect(query.root != .all)
  }

  @Test(arguments: ["a ", "tag:PHUM ", "a OR ", "-a ", "(a) "])
  func aQueryHasABoundThatIsReported(term: String) {
    let most = String(repeating: term, count: Query.mostWords)
    #expect(!Query(parsing: most).problems.contains { $0.message.contains("at most") })
    let more = Query(parsing: most + most)
    let reported = more.problems.filter { $0.message.contains("at most \(Query.mostWords) words") }
    #expect(reported.count == 1 && reported[0].column >= most.count)
  }

  @Test func aPhraseHasTheSameBound() {
    let phrase = "\"" + String(repeating: "oak ", count: 20_000) + "\""
    let query = Query(parsing: phrase)
    #expect(query.root == .phrase(Array(repeating: "oak", count: Query.mostWords)))
    #expect(query.problems.count == 1)
  }
}
