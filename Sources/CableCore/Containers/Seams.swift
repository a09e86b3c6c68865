/// Several documents end to end in one stream, as `cat a.html b.html` and mailboxes give them.
enum Seams {
  /// The documents of a stream in order; one range where there is but one.
  ///
  /// A page ends with `</html>`; a mail of a mailbox begins with a line `From ` behind an empty one; a
  /// telegram of the archives begins with `Message Text` behind the attributes of another.
  ///
  /// Cost: linear.
  static func documents(of bytes: [UInt8]) -> [Range<Int>] {
    var starts = [0]
    let whole = 0..<bytes.count
    if bytes.place(of: UInt8(ascii: "<")) != nil {
      var from = 0
      while let end = bytes.place(of: "</HTML>", in: from..<bytes.count) {
        from = end + 7
        var next = from
        while next < bytes.count, bytes[next].isBlank { next += 1 }
        if next < bytes.count { starts.append(next) }
      }
    }
    if bytes.has("FROM ", at: 0) {
      var from = 0
      while let place = bytes.place(of: "\nFROM ", in: from..<bytes.count) {
        from = place + 1
        if beginsMail(bytes, at: from) { starts.append(from) }
      }
    }
    if let first = bytes.place(of: "MESSAGE ATTRIBUTES", in: whole) {
      var from = first
      while let place = bytes.place(of: "\nMESSAGE TEXT", in: from..<bytes.count) {
        starts.append(place + 1)
        guard let next = bytes.place(of: "MESSAGE ATTRIBUTES", in: (place + 1)..<bytes.count) else {
          break
        }
        from = next
      }
    }
    starts.sort()
    return zip(starts, starts.dropFirst() + [bytes.count]).compactMap { start, end in
      start < end ? start..<end : nil
    }
  }

  /// `From ann@example.org Tue May  6 14:22:00 2008`, behind an empty line.
  private static func beginsMail(_ bytes: [UInt8], at place: Int) -> Bool {
    let before = bytes[..<(place - 1)].last
    guard before == 0x0A || before == 0x0D || before == nil else { return false }
    let end = bytes.place(of: 0x0A, from: place) ?? bytes.count
    let words = Word.words(bytes, place..<end)
    return words.count >= 3 && words.contains { $0.contains(UInt8(ascii: ":")) }
  }
}
