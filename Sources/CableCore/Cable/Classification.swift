/// How sensitive a text is; SBU is not a classification but is between (5 FAM 540).
public enum Level: Int, Sendable, Hashable, Comparable, CaseIterable {
  case unclassified
  case sbu
  case officialUseOnly
  case limitedOfficialUse
  case confidential
  case secret
  case topSecret

  /// The name used in JSON.
  public var name: String {
    switch self {
    case .unclassified: "UNCLASSIFIED"
    case .sbu: "SBU"
    case .officialUseOnly: "OFFICIAL USE ONLY"
    case .limitedOfficialUse: "LIMITED OFFICIAL USE"
    case .confidential: "CONFIDENTIAL"
    case .secret: "SECRET"
    case .topSecret: "TOP SECRET"
    }
  }

  /// The letter of badges and gutters: U, B (SBU, OUO, LOU), C, S, T.
  public var letter: Character {
    switch self {
    case .unclassified: "U"
    case .sbu, .officialUseOnly, .limitedOfficialUse: "B"
    case .confidential: "C"
    case .secret: "S"
    case .topSecret: "T"
    }
  }

  /// The level itself, without handling: SBU is unclassified.
  var withoutHandling: Level { self == .sbu ? .unclassified : self }

  public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
}

/// The overall classification of a cable: level and controls, `UNCLASSIFIED//FOUO`.
public struct Classification: Sendable, Hashable, CustomStringConvertible {
  /// The level without its controls.
  public var level: Level
  /// `FOUO`, `NOFORN`, … in the order of rank.
  public var controls: [String]

  /// A level with its controls.
  public init(level: Level, controls: [String] = []) {
    self.level = level
    self.controls = controls
  }

  /// Level and controls joined with `//`.
  public var description: String { ([level.name] + controls).joined(separator: "//") }
}

/// A portion mark such as `(SBU)` or `(C/NF)`: the classification of one paragraph.
public struct PortionMark: Sendable, Hashable {
  /// The normalized mark, such as `SBU//NF`.
  public var mark: String
  /// How sensitive the paragraph is; marks of LOU and FOUO are treated as SBU.
  public var level: Level
  /// `NOFORN`, `REL TO` and others, in full.
  public var controls: [String]
  /// Where the mark is, with its brackets.
  public var range: Range<Int>

  /// A mark from its parts.
  public init(mark: String, level: Level, controls: [String] = [], range: Range<Int>) {
    self.mark = mark
    self.level = level
    self.controls = controls
    self.range = range
  }
}

extension PortionMark: CustomStringConvertible {
  /// The mark in its brackets, as a paragraph begins with it: `(SBU//NF)`.
  public var description: String { "(\(mark))" }
}
