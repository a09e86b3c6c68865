/// A value as SQLite stores it (sqlite.org/datatype3.html), numbers with a fraction excepted: none
/// of our tables has them.
public enum Value: Sendable, Hashable {
  /// Nothing.
  case null
  /// A whole number.
  case integer(Int64)
  /// Text in UTF-8, of any length and with any characters.
  case text(String)
  /// Bytes.
  case bytes([UInt8])
}

/// What can take the place of a `?` in a statement.
public protocol Bindable: Sendable {
  /// The value as SQLite stores it.
  var value: Value { get }
}

extension Value: Bindable {
  /// Itself.
  public var value: Value { self }
}

extension Int: Bindable {
  /// A whole number.
  public var value: Value { .integer(Int64(self)) }
}

extension Int64: Bindable {
  /// A whole number.
  public var value: Value { .integer(self) }
}

extension String: Bindable {
  /// Text.
  public var value: Value { .text(self) }
}

extension [UInt8]: Bindable {
  /// Bytes.
  public var value: Value { .bytes(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// The value, or nothing.
  public var value: Value {
    // A key path would be made for each value, which took a sixth of an export.
    if let wrapped = self { wrapped.value } else { .null }
  }
}
