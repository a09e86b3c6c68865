/// A row that names the columns of a table again, for the rows below it, as `cat a.csv b.csv` makes it.
struct LaterHead: Sendable, Hashable {
  /// Where the row below it begins in the file.
  var start: Int
  /// The names, in their order.
  var names: [String]

  /// Those of a file's beginning whose names are other ones than those above.
  ///
  /// A record is read again with its own bytes and the file's beginning alone, so that a row further on
  /// changes nothing: the values below it are read by what they are.
  ///
  /// Cost: a pass over `head` for a table with a head row.
  static func find(in head: [UInt8], _ dialect: RecordDialect, isWhole: Bool) -> [LaterHead] {
    guard dialect.form == .delimited, dialect.hasHead, dialect.encoding == .narrow else {
      return []
    }
    let reading = RecordReading(dialect)
    let records = RecordSniffer.records(of: head, dialect, isWhole: isWhole)
    var heads: [LaterHead] = []
    for (index, record) in records.enumerated() where index + 1 < records.count {
      guard reading.isHead(record, in: head) else { continue }
      let names = reading.names(of: record, in: head)
      guard names != heads.last?.names ?? dialect.names else { continue }
      heads.append(LaterHead(start: records[index + 1].range.lowerBound, names: names))
    }
    return heads
  }
}
