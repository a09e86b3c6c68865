import ArgumentParser

extension NameSpecification {
  /// A letter, whose value may follow it right away (`-n5`), and a long name; without one that of the
  /// property.
  static func letter(_ letter: Character, _ long: String? = nil) -> NameSpecification {
    [.customShort(letter, allowingJoined: true), long.map { .customLong($0) } ?? .long]
  }
}
