/// Numbers as hexadecimal digits, the one way in which the program writes them.
package enum Hexadecimal {
  /// A number with leading zeros.
  ///
  /// - Parameters:
  ///   - number: not below 0.
  ///   - digits: at least so many digits; a larger number has more.
  ///   - uppercase: true for `A` to `F`, as Unicode writes code points.
  /// - Returns: such as `00ff`.
  package static func text(
    _ number: some UnsignedInteger, digits: Int, uppercase: Bool = false
  ) -> String {
    let text = String(number, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// The value of a digit; nil for any other byte.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
