/// How urgently a message is handled (5 FAH-2 H-230).
public enum Precedence: Int, Sendable, Hashable, Comparable, CaseIterable {
  case routine = 1
  case priority
  case immediate
  case niact
  case niactImmediate
  case flash

  /// The word used in address lines and JSON.
  public var word: String {
    switch self {
    case .routine: "ROUTINE"
    case .priority: "PRIORITY"
    case .immediate: "IMMEDIATE"
    case .niact: "NIACT"
    case .niactImmediate: "NIACT IMMEDIATE"
    case .flash: "FLASH"
    }
  }

  public static func < (left: Precedence, right: Precedence) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A minute in Zulu time (UTC), as a date-time group gives it.
public struct ZuluTime: Sendable, Hashable, Comparable {
  /// Four digits.
  public var year: Int
  /// From 1 to 12.
  public var month: Int
  /// From 1 to 31.
  public var day: Int
  /// From 0 to 23.
  public var hour: Int
  /// From 0 to 59.
  public var minute: Int

  /// A time from its parts; nothing is checked.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }

  /// The time in Zulu of one in the zone of a letter (ACP 121): A to M east of Greenwich, N to Y west,
  /// J none.
  func zulu(from zone: UInt8) -> ZuluTime {
    let offset: Int =
      switch zone {
      case UInt8(ascii: "A")...UInt8(ascii: "I"): Int(zone - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "K")...UInt8(ascii: "M"): Int(zone - UInt8(ascii: "A"))
      case UInt8(ascii: "N")...UInt8(ascii: "Y"): -(Int(zone - UInt8(ascii: "N")) + 1)
      default: 0
      }
    guard offset != 0 else { return self }
    var time = self
    time.hour -= offset
    if time.hour < 0 {
      time.hour += 24
      time.day -= 1
    } else if time.hour > 23 {
      time.hour -= 24
      time.day += 1
    }
    if time.day < 1 {
      time.month -= 1
      if time.month < 1 { (time.month, time.year) = (12, time.year - 1) }
      time.day = time.daysOfMonth
    } else if time.day > time.daysOfMonth {
      (time.day, time.month) = (1, time.month + 1)
      if time.month > 12 { (time.month, time.year) = (1, time.year + 1) }
    }
    return time
  }

  private var daysOfMonth: Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? isLeap ? 29 : 28 : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// `2009-08-04`.
  public var isoDate: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

  /// `2009-08-04T11:11:00Z`.
  public var iso8601: String { "\(isoDate)T\(Self.two(hour)):\(Self.two(minute)):00Z" }

  /// Day of the year from 1, as the DE line gives it.
  public var julianDay: Int {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    guard (1...12).contains(month) else { return day }
    return before[month - 1] + day + (leap && month > 2 ? 1 : 0)
  }

  public static func < (left: ZuluTime, right: ZuluTime) -> Bool {
    (left.year, left.month, left.day, left.hour, left.minute)
      < (right.year, right.month, right.day, right.hour, right.minute)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// The `DE` line: `DE RUEHTA #1327/01 2161111`.
public struct TransmissionLine: Sendable, Hashable {
  /// Routing indicator of the sending station.
  public var routing: String
  /// Station serial, modulo 10,000.
  public var serial: Int?
  /// Section number after the slash.
  public var section: Int?
  /// Day of the year, from 1.
  public var julianDay: Int?
  /// Zulu time as HHMM, such as 1111.
  public var time: Int?

  /// A line from its parts.
  public init(
    routing: String, serial: Int? = nil, section: Int? = nil, julianDay: Int? = nil,
    time: Int? = nil
  ) {
    self.routing = routing
    self.serial = serial
    self.section = section
    self.julianDay = julianDay
    self.time = time
  }
}

/// One addressee of a TO or INFO line.
public struct Addressee: Sendable, Hashable {
  /// Routing indicator before the slash, such as `RUEHC`.
  public var routing: String?
  /// Plain address or name of a collective, such as `SECSTATE WASHDC`.
  public var name: String
  /// Where it differs from that of the message.
  public var precedence: Precedence?
  /// Four digits as printed, such as `0838`.
  public var messageNumber: String?
  /// Members of a collective that do not get the message (`XMT` lines).
  public var exempt: [String]
  /// Where the addressee is in the source.
  public var range: Range<Int>

  /// An addressee from its parts.
  public init(
    routing: String? = nil, name: String, precedence: Precedence? = nil,
    messageNumber: String? = nil, exempt: [String] = [], range: Range<Int>
  ) {
    self.routing = routing
    self.name = name
    self.precedence = precedence
    self.messageNumber = messageNumber
    self.exempt = exempt
    self.range = range
  }
}

/// `SECTION 01 OF 02`.
public struct SectionMark: Sendable, Hashable {
  /// Which section this is, from 1.
  public var number: Int
  /// How many sections there are, from 1.
  public var count: Int

  /// A mark from its numbers, both from 1.
  public init(number: Int, count: Int) {
    self.number = number
    self.count = count
  }
}

/// The executive order line: `E.O. 12958: DECL: 08/04/2019`.
public struct ExecutiveOrder: Sendable, Hashable {
  /// The order's number, such as `12958`.
  public var order: String?
  /// What follows the label, as printed in one line.
  public var text: String
  /// ISO date of declassification, where a date is given.
  public var declassifyOn: String?

  /// A line from its parts.
  public init(order: String?, text: String, declassifyOn: String? = nil) {
    self.order = order
    self.text = text
    self.declassifyOn = declassifyOn
  }
}
