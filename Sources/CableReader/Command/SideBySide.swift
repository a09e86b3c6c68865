import CableCore
import CableScreen

/// What `show --side-by-side` prints: of two copies what differs, and of two other cables both texts.
struct SideBySide {
  let named: NamedCables
  let output: Output
  /// Columns without a terminal.
  private static let width = 152

  /// Prints them.
  ///
  /// - Returns: the exit code of the command.
  func show() -> Int32 {
    guard named.exitCode == 0 else { return named.exitCode }
    guard let here = named.found.first, named.found.count == 2, let there = named.found.last else {
      let titles = named.found.map(\.title)
      if titles.count == 1 {
        Failure.say(
          "There is no other copy of \(titles[0]) here. Name a second cable to see both.")
        return 1
      }
      Failure.say(
        "These are \(titles.count) cables: \(titles.joined(separator: ", ")). --side-by-side shows two; "
          + "name the file of the copy that you mean.")
      return 2
    }
    return here.title == there.title ? compare(here, there) : both(here, there)
  }

  private var width: Int { output.columns ?? Self.width }

  private func compare(_ here: NamedCables.Found, _ there: NamedCables.Found) -> Int32 {
    let lines = Comparison.lines(here.cable, there.cable, width: width).lines
    guard !lines.isEmpty else {
      Failure.say("The text of \(openable(there)) is the same.")
      return 1
    }
    output.line([
      Piece(Comparison.title(here.title, here.cable, there.cable), .heading, isBold: true)
    ])
    let head = Comparison.head(openable(here), openable(there), width: width)
    for line in head + [StyledText()] + lines { show(line) }
    return 0
  }

  private func both(_ here: NamedCables.Found, _ there: NamedCables.Found) -> Int32 {
    let sides = [here, there].map { one in
      [StyledText(one.title, .heading, isBold: true), StyledText()] + page(one)
    }
    guard Comparison.beside(width) else {
      for line in sides[0] + [StyledText()] + sides[1] { show(line) }
      return 0
    }
    for row in 0..<max(sides[0].count, sides[1].count) {
      let parts = sides.map { $0.indices.contains(row) ? $0[row] : StyledText() }
      guard parts.contains(where: { $0.columns > 0 }) else {
        show(Comparison.bare(width: width))
        continue
      }
      for line in Comparison.columns(parts[0], parts[1], width: width) { show(line) }
    }
    return 0
  }

  private func page(_ one: NamedCables.Found) -> [StyledText] {
    let measure = Comparison.beside(width) ? min(72, Comparison.column(width)) : min(72, width)
    let options = PageOptions(width: measure + PageGutter.frame, measure: measure)
    let links = named.library.map { PageLink.all(of: one.cable, in: $0, row: one.row) } ?? []
    return PageMaker.page(one.cable, options: options, links: links).lines.map(\.text)
  }

  /// The path of a cable as other commands take it.
  private func openable(_ one: NamedCables.Found) -> String {
    // The root of a file that was named is the file itself.
    guard let root = one.root, root != one.path else { return one.path }
    return root.hasSuffix("/" + one.path) ? root : root + "/" + one.path
  }

  private func show(_ text: StyledText) {
    output.line(
      text.styled.map { text, style in
        Piece(text, style.role, isBold: style.isBold, isUnderlined: style.isUnderlined)
      })
  }
}
