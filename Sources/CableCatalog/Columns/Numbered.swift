/// A number that names one thing of a kind.
///
/// Each kind is a type of its own, so that the compiler refuses a number of one kind where another is
/// wanted. It takes what the number takes: four bytes, and no step.
package protocol Numbered: Hashable, Strideable, Sendable, BitwiseCopyable where Stride == Int {
  /// The number itself: as it is stored, and where numbers are computed.
  var number: UInt32 { get }

  /// The thing of a number.
  init(number: UInt32)
}

extension Numbered {
  /// The thing at a place of an array that has one for each of its kind.
  @inlinable
  package init(_ index: Int) { self.init(number: UInt32(index)) }

  /// Its place in an array that has one for each of its kind.
  @inlinable
  package var index: Int { Int(number) }

  @inlinable
  package static func == (left: Self, right: Self) -> Bool { left.number == right.number }

  @inlinable
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  @inlinable
  package func distance(to other: Self) -> Int { Int(other.number) - Int(number) }

  @inlinable
  package func advanced(by steps: Int) -> Self { Self(Int(number) + steps) }
}

/// What the texts of a `SymbolTable` name; of these there are no values.
package enum Named {
  package enum Cable {}
  package enum Post {}
  package enum Classification {}
  package enum Caption {}
  package enum Tag {}
  package enum Addressee {}
  package enum Person {}
  package enum Exemption {}
  package enum Folder {}
  package enum Reason {}
}

/// A text of a `SymbolTable`: an id, a post, a tag, whatever is in many cables and stored once.
///
/// It means something in its own table alone, so its type says what it names.
package struct Symbol<Thing>: Numbered {
  package let number: UInt32

  /// The symbol of a number.
  @inlinable
  package init(number: UInt32) { self.number = number }
}

/// A cable, or a section of one that came in a file of its own: its place in `CableColumns`.
///
/// It stays as it is while cables come and go. A row, which is an `Int`, is the place in a list.
package struct Slot: Numbered {
  package let number: UInt32

  /// The slot of a number.
  @inlinable
  package init(number: UInt32) { self.number = number }
}

/// A file, or a member of an archive: its place in `FileColumns`.
package struct FileSlot: Numbered {
  package let number: UInt32

  /// The slot of a number.
  @inlinable
  package init(number: UInt32) { self.number = number }
}

/// One value for each of a kind: each cable, each file.
package struct Column<Key: Numbered, Value: BitwiseCopyable & Sendable>: Sendable {
  /// The values themselves: as they are stored, and for passes over all of them.
  package internal(set) var values: Stored<Value>

  /// The values of the first keys.
  init(_ values: [Value] = []) { self.values = Stored(values) }

  @inlinable
  package var count: Int { values.count }
  /// All keys that have a value.
  @inlinable
  package var keys: Range<Key> { Key(0)..<Key(count) }

  package internal(set) subscript(key: Key) -> Value {
    @inlinable get { values[key.index] }
    set { values[key.index] = newValue }
  }

  /// Adds the value of the next key.
  mutating func append(_ value: Value) { values.append(value) }
}
