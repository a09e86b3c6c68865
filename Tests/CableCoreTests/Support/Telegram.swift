import CableCore

/// Invented telegrams for the tests, in the forms that real ones have.
enum Telegram {
  static let header = """
    VZCZCXRO4167
    OO RUEHAG RUEHAST
    DE RUEHTA #1327/01 2161111
    ZNR UUUUU ZZH
    O 041111Z AUG 09
    FM AMEMBASSY ASTANA
    TO RUEHC/SECSTATE WASHDC IMMEDIATE 5947
    INFO RUEHBJ/AMEMBASSY BEIJING 1177

    """

  /// Parses a text as one plain cable.
  static func parse(_ text: String, fileName: String? = nil) -> Cable {
    var hints = ContainerHints()
    hints.fileName = fileName
    return Cable(parsing: SourceText(bytes: Array(text.utf8), hints: hints))
  }

  /// A cable with a header, a classification line and some lines of its own before the text.
  static func with(
    _ fields: String, line: String = "UNCLAS ASTANA 001327",
    body: String = "1. (U) Nothing of note."
  ) -> Cable {
    parse("\(header)\n\(line)\n\n\(fields)\n\n\(body)\n")
  }
}
