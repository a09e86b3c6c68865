/// A cable whose sections are in files of their own, joined to one text.
public enum SectionText {
  /// One text of all sections, in their order, with the seams marked.
  ///
  /// Each section keeps its own header and classification line, which are at the seams and are read
  /// as page breaks: nothing of any file is left out.
  ///
  /// - Parameter sources: the sections of one cable, in any order; of two with the same number the
  ///   first is used.
  /// - Returns: nil if they are not sections of one cable, such as copies of the same section.
  ///
  /// Cost: linear in the texts.
  public static func joined(_ sources: [SourceText]) -> SourceText? {
    var sections: [(number: Int, source: SourceText)] = []
    var first: Cable?
    for source in sources {
      let cable = Cable(fieldsOf: source)
      guard let section = cable.section?.value, section.count >= 2, let id = cable.id,
        first.map({ $0.id == id && $0.section?.value.count == section.count }) ?? true
      else { return nil }
      first = first ?? cable
      if !sections.contains(where: { $0.number == section.number }) {
        sections.append((section.number, source))
      }
    }
    guard sections.count >= 2 else { return nil }
    sections.sort { $0.number < $1.number }
    var whole = sections[0].source
    for (_, source) in sections.dropFirst() {
      if whole.bytes.last != 0x0A { whole.bytes.append(0x0A) }
      whole.bytes += source.bytes
      whole.diagnostics += source.diagnostics
    }
    return whole
  }
}
