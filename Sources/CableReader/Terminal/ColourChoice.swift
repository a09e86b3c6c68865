/// When to colour, as people ask for it.
enum ColourChoice: String, Sendable, CaseIterable {
  case auto, always, never

  /// Whether to use colours: the option, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, then
  /// whether there is a terminal that can.
  ///
  /// `NO_COLOR` takes the hues only; bold, reverse and underline stay.
  func isColoured(
    onTerminal: Bool, environment: (String) -> String?
  ) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let value = environment("NO_COLOR"), !value.isEmpty { return false }
    if let value = environment("CLICOLOR_FORCE"), !value.isEmpty, value != "0" { return true }
    if environment("CLICOLOR") == "0" { return false }
    return onTerminal
  }
}
