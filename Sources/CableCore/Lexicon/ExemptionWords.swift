/// How a release names what allows it to withhold a part: `RELEASE IN PART B1, 1.4(D)`.
///
/// Source: the nine exemptions of 5 U.S.C. 552(b), and the letters of section 1.4 of the executive order
/// 13526 (1.5 of 12958) under the first of them.
enum ExemptionWords {
  /// With what the line of a release begins that names its exemptions.
  static let stamps = Forms<Listed>([
    "RELEASE IN PART", "RELEASED IN PART", "RELEASE-IN-PART", "DENIED IN FULL", "DENIED IN PART",
    "DENY IN FULL", "DENY IN PART", "WITHHELD IN FULL", "WITHHELD IN PART", "WITHHOLD IN FULL",
    "WITHHOLD IN PART", "EXCISED", "APPROVED FOR RELEASE", "EXEMPTION:", "EXEMPTIONS:",
    "FOIA EXEMPTIONS", "FOIA EXEMPTION",
  ])

  /// The exemptions, longer spellings before those that they begin with; the meaning is the name that a
  /// query asks for.
  static let codes = Forms<String>([
    ("B7(A)", "B7(A)"), ("B7 (A)", "B7(A)"), ("B(7)(A)", "B7(A)"), ("(B)(7)(A)", "B7(A)"),
    ("(B) (7) (A)", "B7(A)"), ("(B)(7) (A)", "B7(A)"),
    ("B7(B)", "B7(B)"), ("B7 (B)", "B7(B)"), ("B(7)(B)", "B7(B)"), ("(B)(7)(B)", "B7(B)"),
    ("(B) (7) (B)", "B7(B)"), ("(B)(7) (B)", "B7(B)"),
    ("B7(C)", "B7(C)"), ("B7 (C)", "B7(C)"), ("B(7)(C)", "B7(C)"), ("(B)(7)(C)", "B7(C)"),
    ("(B) (7) (C)", "B7(C)"), ("(B)(7) (C)", "B7(C)"),
    ("B7(D)", "B7(D)"), ("B7 (D)", "B7(D)"), ("B(7)(D)", "B7(D)"), ("(B)(7)(D)", "B7(D)"),
    ("(B) (7) (D)", "B7(D)"), ("(B)(7) (D)", "B7(D)"),
    ("B7(E)", "B7(E)"), ("B7 (E)", "B7(E)"), ("B(7)(E)", "B7(E)"), ("(B)(7)(E)", "B7(E)"),
    ("(B) (7) (E)", "B7(E)"), ("(B)(7) (E)", "B7(E)"),
    ("B7(F)", "B7(F)"), ("B7 (F)", "B7(F)"), ("B(7)(F)", "B7(F)"), ("(B)(7)(F)", "B7(F)"),
    ("(B) (7) (F)", "B7(F)"), ("(B)(7) (F)", "B7(F)"),
    ("B1", "B1"), ("B(1)", "B1"), ("(B)(1)", "B1"), ("(B) (1)", "B1"), ("B-1", "B1"),
    ("B2", "B2"), ("B(2)", "B2"), ("(B)(2)", "B2"), ("(B) (2)", "B2"), ("B-2", "B2"),
    ("B3", "B3"), ("B(3)", "B3"), ("(B)(3)", "B3"), ("(B) (3)", "B3"), ("B-3", "B3"),
    ("B4", "B4"), ("B(4)", "B4"), ("(B)(4)", "B4"), ("(B) (4)", "B4"), ("B-4", "B4"),
    ("B5", "B5"), ("B(5)", "B5"), ("(B)(5)", "B5"), ("(B) (5)", "B5"), ("B-5", "B5"),
    ("B6", "B6"), ("B(6)", "B6"), ("(B)(6)", "B6"), ("(B) (6)", "B6"), ("B-6", "B6"),
    ("B7", "B7"), ("B(7)", "B7"), ("(B)(7)", "B7"), ("(B) (7)", "B7"), ("B-7", "B7"),
    ("B8", "B8"), ("B(8)", "B8"), ("(B)(8)", "B8"), ("(B) (8)", "B8"), ("B-8", "B8"),
    ("B9", "B9"), ("B(9)", "B9"), ("(B)(9)", "B9"), ("(B) (9)", "B9"), ("B-9", "B9"),
    ("1.4(A)", "1.4(a)"), ("1.4 (A)", "1.4(a)"), ("1.4A", "1.4(a)"),
    ("1.4(B)", "1.4(b)"), ("1.4 (B)", "1.4(b)"), ("1.4B", "1.4(b)"),
    ("1.4(C)", "1.4(c)"), ("1.4 (C)", "1.4(c)"), ("1.4C", "1.4(c)"),
    ("1.4(D)", "1.4(d)"), ("1.4 (D)", "1.4(d)"), ("1.4D", "1.4(d)"),
    ("1.4(E)", "1.4(e)"), ("1.4 (E)", "1.4(e)"), ("1.4E", "1.4(e)"),
    ("1.4(F)", "1.4(f)"), ("1.4 (F)", "1.4(f)"), ("1.4F", "1.4(f)"),
    ("1.4(G)", "1.4(g)"), ("1.4 (G)", "1.4(g)"), ("1.4G", "1.4(g)"),
    ("1.4(H)", "1.4(h)"), ("1.4 (H)", "1.4(h)"), ("1.4H", "1.4(h)"),
    ("1.5(A)", "1.5(a)"), ("1.5 (A)", "1.5(a)"), ("1.5A", "1.5(a)"),
    ("1.5(B)", "1.5(b)"), ("1.5 (B)", "1.5(b)"), ("1.5B", "1.5(b)"),
    ("1.5(C)", "1.5(c)"), ("1.5 (C)", "1.5(c)"), ("1.5C", "1.5(c)"),
    ("1.5(D)", "1.5(d)"), ("1.5 (D)", "1.5(d)"), ("1.5D", "1.5(d)"),
    ("1.5(E)", "1.5(e)"), ("1.5 (E)", "1.5(e)"), ("1.5E", "1.5(e)"),
    ("1.5(F)", "1.5(f)"), ("1.5 (F)", "1.5(f)"), ("1.5F", "1.5(f)"),
    ("1.5(G)", "1.5(g)"), ("1.5 (G)", "1.5(g)"), ("1.5G", "1.5(g)"),
    ("1.5(H)", "1.5(h)"), ("1.5 (H)", "1.5(h)"), ("1.5H", "1.5(h)"),
  ])

  /// What each allows to be withheld.
  static let meanings: [String: String] = [
    "B1": "classified national security information",
    "B2": "internal personnel rules and practices",
    "B3": "exempt by another law", "B4": "trade secrets and confidential business information",
    "B5": "deliberations within and between agencies", "B6": "personal privacy",
    "B7": "law enforcement records", "B7(A)": "pending law enforcement proceedings",
    "B7(B)": "the right to a fair trial", "B7(C)": "personal privacy in law enforcement records",
    "B7(D)": "confidential sources of law enforcement",
    "B7(E)": "techniques and procedures of law enforcement", "B7(F)": "life and physical safety",
    "B8": "supervision of financial institutions", "B9": "geological information about wells",
  ]

  /// What may be between two of them.
  static let joints = Forms<Listed>([",", ";", "/", "&", "+", "AND", "UNDER", ":", "-"])

  /// The exemption at a place, and where it ends; nil if more letters or digits follow.
  static func code(at place: Int, in bytes: [UInt8], before limit: Int) -> (
    name: String, end: Int
  )? {
    guard let row = codes.row(at: place, in: bytes) else { return nil }
    let end = place + row.text.utf8.count
    guard end <= limit, end == bytes.count || !(bytes[end].isLetter || bytes[end].isDigit) else {
      return nil
    }
    return (row.meaning, end)
  }

  /// The name of an exemption that is written in any form, such as `(b)(6)`; nil for anything else.
  static func name(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let (name, end) = code(at: 0, in: bytes, before: bytes.count), end == bytes.count else {
      return nil
    }
    return name
  }
}

extension Vocabulary {
  /// The name of an exemption that is written in any form: `B6` for `(b)(6)`; nil for anything else.
  package static func exemption(_ text: String) -> String? { ExemptionWords.name(text) }

  /// What an exemption allows to be withheld, by its name; nil for all other names.
  package static func meaning(ofExemption name: String) -> String? {
    ExemptionWords.meanings[name]
  }
}
