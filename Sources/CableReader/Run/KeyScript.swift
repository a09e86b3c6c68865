/// Keys written as text: `jj<Enter>tPHUM<Space><Esc>`.
enum KeyScript {
  /// The keys of a script; a blank parts keys and is none itself.
  ///
  /// An unknown name is typed as is.
  static func keys(_ script: String) -> [Key] {
    var keys: [Key] = []
    var rest = script[...]
    while let first = rest.popFirst() {
      if first == "<", let close = rest.firstIndex(of: ">"), close != rest.startIndex,
        let key = KeyName.key(String(rest[..<close]))
      {
        keys.append(key)
        rest = rest[rest.index(after: close)...]
      } else if first != " " {
        keys.append(.character(first))
      }
    }
    return keys
  }
}
