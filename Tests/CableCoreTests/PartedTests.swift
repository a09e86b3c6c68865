import Testing

@testable import CableCore

/// Several cables in one file, whatever ends their lines, and what is below the last of them.
@Suite struct PartedTests {
  /// Two cables; whole ones, or from their classification lines on.
  private static func texts(isWhole: Bool) -> [String] {
    ["000411", "000412"].map { number in
      let day = number.suffix(1)
      let header = """
        VZCZCXRO220\(day)
        PP RUEHAG
        DE RUEHLI #0\(number.suffix(3))/01 074153\(day)
        ZNY CCCCC ZZH
        P 14153\(day)Z MAR 08
        FM AMEMBASSY LISBON
        TO RUEHC/SECSTATE WASHDC PRIORITY 6704

        """
      return (isWhole ? header : "") + """
        C O N F I D E N T I A L LISBON \(number)

        SIPDIS

        E.O. 12958: DECL: 03/13/2018
        TAGS: EFIS, PO
        SUBJECT: HERRING \(number)

        1. (C) The harbor master showed us the quay.

        2. (C) He doubts that it will be ready.

        FALK

        """
    }
  }

  private static func read(_ file: String) -> [Cable] {
    Container.read(Array(file.utf8), fileName: "x").cables.map { Cable(parsing: $0) }
  }

  private static func expectBoth(_ cables: [Cable], _ file: String) {
    #expect(cables.map { $0.subject?.value } == ["HERRING 000411", "HERRING 000412"], "\(file)")
    for cable in cables {
      #expect(cable.paragraphs.map(\.label) == ["1", "2"], "\(file)")
      #expect(cable.signature.map(\.value) == ["FALK"], "\(file)")
      #expect(cable.passing.isEmpty, "\(file)")
    }
  }

  @Test("Cables whose lines end with a CR alone are as many as with LF", arguments: [true, false])
  func returns(isWhole: Bool) {
    let file = Self.texts(isWhole: isWhole).joined(separator: "\n")
    let returned = String(file.map { $0 == "\n" ? "\r" : $0 })
    Self.expectBoth(Self.read(file), file)
    Self.expectBoth(Self.read(returned), returned)
  }

  @Test(
    "Elements of one line or paragraph each are the cable's text",
    arguments: ["line", "l", "p", "para"], ["", " id=\"08LISBON\""])
  func parts(name: String, attribute: String) {
    for (isWhole, separator) in [(true, ""), (true, "\n"), (false, "\n  "), (false, "")] {
      let cables = Self.texts(isWhole: isWhole).enumerated().map { number, text in
        let lines =
          name.hasPrefix("p") ? text.paragraphs : text.split(separator: "\n").map(String.init)
        let own = attribute.isEmpty ? "" : " id=\"08LISBON41\(number + 1)\""
        return "<cable\(own)>"
          + lines.map { "<\(name)>\($0)</\(name)>" }.joined(separator: separator)
          + "</cable>"
      }
      for prolog in ["", "<?xml version=\"1.0\"?>\n"] {
        let file = prolog + "<cables>\n" + cables.joined(separator: "\n") + "\n</cables>\n"
        Self.expectBoth(Self.read(file), file)
      }
    }
  }

  @Test("What is between the parts of a text, and in its own element, is kept")
  func between() {
    let rows: [(String, [String])] = [
      (
        "<cable>SUBJECT: RAIN<lb/>\n<lb/>1. (U) One<lb/>and more.<lb/>\n2. (U) Two.</cable>",
        ["One and more.", "Two."]
      ),
      (
        "<cable id='08LISBON411'><p>1. (U) One</p>and more.<p>2. (U) Two</p>and a tail.</cable>",
        ["One", "and more.", "Two", "and a tail."]
      ),
      (
        "<cable><id>08LISBON411</id><date>2008-03-14</date><body>1. (U) One<lb/>and more.<p>2. (U) Two.</p>Then a tail.</body></cable>",
        ["One", "and more.", "Two.", "Then a tail."]
      ),
      (
        "<cable><id>08LISBON411</id><date>2008-03-14</date><body>1. (U) One <b>is</b> here.\n\n2. (U) Two.</body></cable>",
        ["One is here.", "Two."]
      ),
    ]
    for (file, texts) in rows {
      let cable = Self.read("<cables>\n\(file)\n</cables>\n").first
      let all = cable?.paragraphs.map(\.text).joined(separator: " ") ?? ""
      for text in texts { #expect(all.contains(text), "\(file): \(all)") }
    }
  }

  @Test("What is below the last element of a cable is no part of it", arguments: [true, false])
  func below(isWhole: Bool) {
    let cables = Self.texts(isWhole: isWhole).map { "<cable>\n\($0)</cable>\n" }
    let file = "<cables>\n\(cables.joined())</cables>\nPrinted by an archive, 12 copies.\n"
    Self.expectBoth(Self.read(file), file)
  }
}

extension String {
  /// The parts between blank lines.
  fileprivate var paragraphs: [String] {
    var parts = [""]
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { parts.append("") } else { parts[parts.count - 1] += line + "\n" }
    }
    return parts.filter { !$0.isEmpty }
  }
}
