import Testing

@testable import CableCore

/// What the query language makes of what is typed, and what it says of what it does not understand.
@Suite struct QueryTests {
  typealias Node = Query.Node

  private static func word(_ text: String) -> Node { .word(text, isPrefix: false) }

  static let understood: [(typed: String, node: Node)] = [
    ("", .all), ("  ", .all),
    ("origin:ASTANA", .field(.from, .equal, "ASTANA")),
    ("ref:09STATE78227", .field(.cites, .equal, "09STATE78227")),
    ("trees", word("trees")),
    ("tree*", .word("tree", isPrefix: true)),
    ("*artel*", .form(.shape("*artel*"))), ("cart*l", .form(.shape("cart*l"))),
    ("*tel", .form(.shape("*tel"))), ("-*tel*", .not(.form(.shape("*tel*")))),
    ("karimov~1", .form(.near("karimov", errors: 1))),
    ("(Şahin~2 OR a)", .or([.form(.near("Şahin", errors: 2)), word("a")])),
    ("/kad+h?afi/", .form(.pattern("kad+h?afi"))),
    ("/^a b$/ c", .and([.form(.pattern("^a b$")), word("c")])),
    ("/a\\/b/", .form(.pattern("a/b"))), ("a/b", word("a/b")),
    ("\"rule law\"~5", .near(["rule", "law"], others: 5)),
    ("-\"rule law\"~5 a", .and([.not(.near(["rule", "law"], others: 5)), word("a")])),
    ("para:oak", .paragraph(word("oak"))), ("para:-oak", .paragraph(.not(word("oak")))),
    (
      "para:(mark:SBU \"a b\")",
      .paragraph(.and([.field(.mark, .equal, "SBU"), .phrase(["a", "b"])]))
    ),
    (
      "para:(a -c OR *b)",
      .paragraph(.or([.and([word("a"), .not(word("c"))]), .form(.shape("*b"))]))
    ),
    ("-para:(a b) c", .and([.not(.paragraph(.and([word("a"), word("b")]))), word("c")])),
    ("para:\"a b\"~3", .paragraph(.near(["a", "b"], others: 3))),
    ("stem:cartel", .form(.stem("cartel"))), ("-stem:\"cartel\"", .not(.form(.stem("cartel")))),
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
    ("tga:PHUM", 0, "is not a field"), ("year:1979", 0, "did you mean date:"),
    ("class:X", 6, "is not known"), ("date:foo", 5, "is not a date"),
    ("date:2009-13", 5, "is not a date"), ("date:2009-08-32", 5, "is not a date"),
    ("date:209", 5, "is not a date"), ("date:2009.2010", 5, "is not a date"),
    ("date:2009..x", 5, "is not a date"), ("date:2009...2010", 5, "is not a date"),
    ("date:2009-02-29", 5, "is not a date"), ("date:>=2009-02-30", 5, "is not a date"),
    ("date:1900-02-29", 5, "is not a date"), ("date:2009-04-31..", 5, "is not a date"),
    ("date:..", 5, "is not a date"), ("-date:..", 6, "is not a date"),
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
    ("\"a b\"~", 5, "needs a number"), ("\"a b\"~0", 5, "needs a number"),
    ("\"a b\"~x", 5, "needs a number"), ("\"a b\"~1001", 5, "needs a number"),
    ("para:", 5, "needs a term"), ("para: a", 5, "needs a term"), ("(para:)", 6, "needs a term"),
    ("para:(a tag:KZ)", 12, "is about a whole cable"),
    ("para:(a para:b)", 8, "is for one paragraph"),
    ("para:()", 5, "hold no term"), ("para:(a", 5, "not closed"),
    ("karimov~", 0, "karimov~1 or karimov~2"), ("karimov~3", 0, "karimov~1 or karimov~2"),
    ("a karimov~x", 2, "karimov~1 or karimov~2"), ("u.s.~1", 0, "karimov~1 or karimov~2"),
    ("oak~1", 0, "fewer than 4 letters"), ("oaks~2", 0, "fewer than 5 letters"),
    ("*o.k*", 0, "letters and digits only"), ("stem:\"a b\"", 5, "takes one word"),
    ("stem:…", 5, "takes one word"), ("stem:>oak", 5, "has no order"),
    ("/oak", 0, "not closed: write /oak/"), ("a /o(k/", 4, "this ( is not closed"),
    ("/o**/", 3, "repeats a repetition"), ("/x*/", 0, "matches every word"),
    ("//", 0, "matches every word"), ("/^$/", 0, "matches every word"),
    ("/(a|)/", 0, "matches every word"),
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
