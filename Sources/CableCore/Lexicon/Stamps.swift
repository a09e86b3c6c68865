/// How lines that are no part of a cable begin: page heads, and what archives and reading rooms
/// stamped on pages.
enum Stamps {
  /// What a line is that begins so.
  enum Kind: Sendable, Equatable {
    /// The whole line is a stamp.
    case stamp
    /// A stamp, where the numbers of a case and of a document follow, any blanks between.
    case release
    /// A page head, where a page's number and a post follow.
    case page
    /// What a scanner or a reader puts between pages: nothing but a number follows.
    case scan
    /// The number of a page, where another dash and nothing else follows.
    case number
  }

  static let beginnings = Forms<Kind>([
    ("PAGE ", .page), ("MARGARET P. GRAFELD", .stamp), ("SHERYL P. WALTER", .stamp),
    ("DECLASSIFIED/RELEASED", .stamp), ("*** CURRENT ", .stamp), ("<< END OF DOCUMENT", .stamp),
    ("> @@@OASYS@@@", .stamp), ("UNCLASSIFIED U.S. DEPARTMENT OF STATE CASE", .stamp),
    ("CLASSIFIED U.S. DEPARTMENT OF STATE CASE", .stamp), ("UNCLASSIFIED  ", .release),
    ("U.S. DEPARTMENT OF STATE", .release), ("CASE NO. F-", .stamp), ("DOC NO. C0", .stamp),
    ("RELEASE IN PART", .stamp),
    ("RELEASE IN FULL", .stamp), ("RELEASED IN PART", .stamp), ("RELEASED IN FULL", .stamp),
    ("REVIEW AUTHORITY:", .stamp), ("[PAGE ", .scan), ("[[PAGE ", .scan), ("--- PAGE ", .scan),
    ("-- PAGE ", .scan), ("---- PAGE ", .scan), ("----- PAGE ", .scan), ("=== PAGE ", .scan),
    ("== PAGE ", .scan), ("===== PAGE ", .scan), ("<!-- PAGE ", .scan), ("### PAGE ", .scan),
    ("- ", .number), ("-1", .number), ("-2", .number), ("-3", .number), ("-4", .number),
    ("-5", .number), ("-6", .number), ("-7", .number), ("-8", .number), ("-9", .number),
  ])
}
