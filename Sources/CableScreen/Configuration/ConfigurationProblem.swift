/// Something in a configuration file that was not understood; the rest of the file applies.
package struct ConfigurationProblem: Sendable, Hashable {
  /// From 1.
  var line: Int
  /// In characters, from 1.
  var column: Int
  /// What is wrong, and what is done instead, as a whole sentence.
  var message: String
  /// The name that was perhaps meant.
  var suggestion: String?

  /// A value from its parts.
  package init(line: Int, column: Int, message: String, suggestion: String? = nil) {
    self.line = line
    self.column = column
    self.message = message
    self.suggestion = suggestion
  }

  /// The problem with its place, as `12:4: 'thme' is not a setting. Did you mean 'theme'?`.
  package var description: String {
    "\(line):\(column): \(message)" + (suggestion.map { " Did you mean '\($0)'?" } ?? "")
  }
}

/// Finds the name that was perhaps meant by a mistyped one.
enum NearName {
  /// The nearest of some names; nil where none is near.
  ///
  /// Near is a third of the letters: of `thme`, `theme` differs by one. Else it is the same beginning,
  /// half of the longer one at least: `bindings` is `bind` with another end.
  static func of(_ typed: String, among names: [String]) -> String? {
    let wanted = typed.lowercased()
    let limit = max(1, wanted.count / 3)
    let all = names.map { (name: $0, distance: distance(wanted, $0.lowercased())) }
    let near = all.filter { $0.distance <= limit }
    return (near.isEmpty ? all.filter { hasSameBeginning(wanted, $0.name.lowercased()) } : near)
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  private static func hasSameBeginning(_ one: String, _ other: String) -> Bool {
    let same = zip(one, other).prefix { $0 == $1 }.count
    return same >= 4 && same * 2 >= max(one.count, other.count)
  }

  /// How many letters must be added, left out, changed or swapped with the next one (optimal
  /// string alignment).
  static func distance(_ one: String, _ other: String) -> Int {
    let first = Array(one)
    let second = Array(other)
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      for column in 0..<second.count {
        let isSame = first[row] == second[column]
        var best = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
