/// How often keys were pressed: the last line no longer shows well-known keys.
struct Practice: Sendable, Hashable {
  /// Uses after which a key is known.
  static let enough = 20

  private var uses: [Action: Int] = [:]

  /// Nothing was used yet.
  init() {}

  /// True where the key of an action was pressed so often that no hint is needed.
  func knows(_ action: Action) -> Bool { uses[action, default: 0] >= Self.enough }

  /// A key of an action was pressed.
  mutating func note(_ action: Action) {
    uses[action] = min(Self.enough, uses[action, default: 0] + 1)
  }
}

extension Practice {
  private static let prefix = "used-"

  /// As `kept` had it among the numbers of a session.
  init(_ numbers: [String: Int]) {
    for (name, count) in numbers where name.hasPrefix(Self.prefix) {
      guard let action = Action(rawValue: String(name.dropFirst(Self.prefix.count))) else {
        continue
      }
      uses[action] = max(0, min(Self.enough, count))
    }
  }

  /// What a session keeps of it.
  var kept: [String: Int] {
    Dictionary(uniqueKeysWithValues: uses.map { (Self.prefix + $0.key.rawValue, $0.value) })
  }
}
