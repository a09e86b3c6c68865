extension DateOrder {
  /// Decides by the records of a file's beginning.
  ///
  /// Cost: a record where its date is not of numbers with signs between; else a pass over `head`.
  init(of head: [UInt8], _ dialect: RecordDialect, isWhole: Bool) {
    self = .plain
    let reading = RecordReading(dialect)
    if reading.isCablegate {
      self = .monthFirst
      return
    }
    for record in RecordSniffer.records(of: head, dialect, isWhole: isWhole) {
      guard !reading.isHead(record, in: head), let date = reading.sent(of: record, in: head) else {
        continue
      }
      guard let (first, second, _) = Self.numbers(of: date) else {
        if self == .plain { return }
        continue
      }
      if first > 12, second <= 12 {
        self = .dayFirst
        return
      }
      if second > 12, first <= 12 {
        self = .monthFirst
        return
      }
      self = .unknown
    }
  }
}
