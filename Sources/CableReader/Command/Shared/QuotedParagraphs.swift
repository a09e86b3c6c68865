import ArgumentParser
import CableCore
import CableScreen

/// Paragraphs that are printed as quotations with their citations.
struct QuotedParagraphs {
  let named: NamedCables
  let style: CitationStyle
  let source: CitationSource
  let output: Output

  /// Quotations of cables that were named.
  ///
  /// - Parameters:
  ///   - named: the cables.
  ///   - style: how a quotation says where it is from; nil for what the settings say.
  ///   - output: where they go.
  init(_ named: NamedCables, style: CitationStyle?, output: Output) {
    let settings = ConfigurationFile.load()
    self.named = named
    self.style = style ?? settings.citationStyle
    source = settings.citation
    self.output = output
  }

  /// Prints paragraphs by their printed numbers; reports those that do not exist.
  ///
  /// - Returns: the exit code of the command.
  func show(_ numbers: [String]) -> Int32 {
    var isFirst = true
    var missing = 0
    for one in named.found {
      let blocks = BlockName.all(in: one.cable)
      let citation = Citation(one.cable, fallbackID: one.title, source: source)
      for number in numbers {
        let found = blocks.filter { $0.name.isSpelled(number) }
        if found.isEmpty {
          missing += 1
          Failure.say(Self.absence(of: number, in: one.cable, one.title))
        }
        for (paragraph, _) in found {
          if !isFirst { output.line() }
          isFirst = false
          let text = ParagraphQuotation(paragraph, in: one.cable, citation: citation).text(style)
          output.bytes(Array(text.utf8))
        }
      }
    }
    return named.exitCode == 3 ? 3 : missing > 0 ? 1 : named.exitCode
  }

  /// What is said of a paragraph that a cable does not have.
  static func absence(of number: String, in cable: Cable, _ title: String) -> String {
    let known = BlockName.all(in: cable).compactMap(\.name.number).joined(separator: ", ")
    return "\(title) has no paragraph \(number). "
      + (known.isEmpty ? "It prints no numbers." : "It prints \(known).")
  }
}

extension CitationStyle {
  /// The style of a name that was given to an option.
  ///
  /// - Throws: a usage error that lists the names.
  static func named(_ name: String) throws -> CitationStyle {
    guard let style = CitationStyle(rawValue: name) else {
      throw ValidationError("'\(name)' is not a style. The styles are \(listed).")
    }
    return style
  }

  /// The names, as a sentence lists them.
  static var listed: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}
