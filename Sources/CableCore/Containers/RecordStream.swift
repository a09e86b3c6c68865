/// Cuts the records out of a stream as its bytes come in, by a dialect.
///
/// Somebody who adds a dialect adds data to `RecordDialect`; somebody who adds a state adds it to
/// `LineRecords`, `BracketRecords` or `MarkedRecords` and a row to the tests, which cut every dialect at every byte.
/// A stream of any size needs no more memory than its longest record.
struct RecordStream {
  /// A record that grows beyond this is none: its quote was never closed.
  static let largest = 16 << 20

  /// A record: its place, its values, and what was wrong with it.
  struct Found: Hashable {
    var range: Range<Int>
    /// Raw, with their quotes; empty for JSON.
    var values: [Range<Int>] = []
    var fault: RecordFault?
  }

  private enum Machine {
    case lines(LineRecords)
    case brackets(BracketRecords)
    case marked(MarkedRecords)
  }

  private var machine: Machine

  /// A stream from its beginning; of one record's own bytes where `isOne`.
  init(_ dialect: RecordDialect, isOne: Bool = false) {
    var dialect = dialect
    if isOne { (dialect.start, dialect.depth) = (0, 0) }
    switch dialect.form {
    case .delimited, .copy, .jsonLines: machine = .lines(LineRecords(dialect, isOne: isOne))
    case .elements, .yaml: machine = .marked(MarkedRecords(dialect))
    case .insert, .json: machine = .brackets(BracketRecords(dialect, isOne: isOne))
    }
  }

  /// The records that end within a buffer; call `drop` before its beginning is taken off.
  ///
  /// Cost: linear; within an open quote up to eight times.
  mutating func records(in buffer: [UInt8], isLast: Bool) -> [Found] {
    buffer.withUnsafeBufferPointer { bytes in
      switch machine {
      case .lines(var lines):
        defer { machine = .lines(lines) }
        return lines.records(in: bytes, isLast: isLast)
      case .brackets(var brackets):
        defer { machine = .brackets(brackets) }
        return brackets.records(in: bytes, isLast: isLast)
      case .marked(var marked):
        defer { machine = .marked(marked) }
        return marked.records(in: bytes, isLast: isLast)
      }
    }
  }

  /// How much of the buffer's beginning is done with.
  var done: Int {
    switch machine {
    case .lines(let lines): lines.start
    case .brackets(let brackets): brackets.done
    case .marked(let marked): marked.done
    }
  }

  /// Leaves out the open record, which has grown too long; returns where it was.
  mutating func abandon(before end: Int) -> Range<Int> {
    switch machine {
    case .lines(var lines):
      defer { machine = .lines(lines) }
      return lines.abandon(before: end)
    case .brackets(var brackets):
      defer { machine = .brackets(brackets) }
      return brackets.abandon(before: end)
    case .marked(var marked):
      defer { machine = .marked(marked) }
      return marked.abandon(before: end)
    }
  }

  /// Signals that the beginning of the buffer was taken off.
  mutating func drop(_ count: Int) {
    switch machine {
    case .lines(var lines):
      lines.drop(count)
      machine = .lines(lines)
    case .brackets(var brackets):
      brackets.drop(count)
      machine = .brackets(brackets)
    case .marked(var marked):
      marked.drop(count)
      machine = .marked(marked)
    }
  }
}

/// What is wrong with a record.
enum RecordFault: Hashable, Sendable {
  /// A quote was never closed; the record ends where the next one begins, or with the file.
  case unclosed
  /// It has more or fewer values than the others.
  case ragged(Int, of: Int)
  /// It is no JSON, or no XML, from some place on.
  case malformed

  /// The finding, as a sentence without full stop.
  var message: String {
    switch self {
    case .unclosed:
      "a quote of the record is never closed: it was read up to the next record or the file's end"
    case .ragged(let count, let whole):
      "the record has \(count) values where the others have \(whole)"
    case .malformed: "the record is not whole: it was read as far as it goes"
    }
  }
}
