import CableCore

/// Gathers the words of cables for the index: each once, folded.
struct WordGatherer {
  private var folder = WordFolder()
  /// Open addressing over `starts`; an entry counts where its `age` is the present one.
  private var places = [UInt32](repeating: 0, count: 1 << 12)
  private var ages = [UInt32](repeating: 0, count: 1 << 12)
  private var age: UInt32 = 0

  /// The words of subject and paragraphs with a blank behind each, in no particular order.
  ///
  /// Cost: linear in the text.
  mutating func words(of cable: Cable) -> [UInt8] {
    folder.removeAll()
    var subject = cable.subject?.value ?? ""
    subject.withUTF8 { folder.fold($0) }
    for paragraph in cable.paragraphs {
      var text = paragraph.text
      text.withUTF8 { folder.fold($0) }
    }
    return distinct()
  }

  private mutating func distinct() -> [UInt8] {
    let ends = folder.ends
    var size = places.count
    while size < ends.count * 2 { size *= 2 }
    if size > places.count {
      places = Array(repeating: 0, count: size)
      ages = Array(repeating: 0, count: size)
      age = 0
    }
    age += 1
    var kept: [UInt8] = []
    kept.reserveCapacity(folder.buffer.count / 2)
    folder.buffer.withUnsafeBufferPointer { buffer in
      for word in ends.indices {
        let start = word == 0 ? 0 : ends[word - 1]
        let bytes = UnsafeBufferPointer(rebasing: buffer[start..<ends[word]])
        var place = Int(truncatingIfNeeded: Hashing.hash(bytes)) & (size - 1)
        var isNew = true
        while ages[place] == age {
          let other = Int(places[place])
          let from = other == 0 ? 0 : ends[other - 1]
          if UnsafeBufferPointer(rebasing: buffer[from..<ends[other]]).elementsEqual(bytes) {
            isNew = false
            break
          }
          place = (place + 1) & (size - 1)
        }
        if isNew {
          ages[place] = age
          places[place] = UInt32(word)
          kept.append(contentsOf: bytes)
          kept.append(0x20)
        }
      }
    }
    return kept
  }
}
