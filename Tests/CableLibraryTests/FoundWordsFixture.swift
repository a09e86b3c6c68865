@testable import CableLibrary

extension FoundWords {
  /// The words of some cables as one reading of them finds these.
  init(_ cables: [[String]]) {
    self.init(bytes: [], ends: [], tokens: [], cables: [])
    var numbers: [String: UInt16] = [:]
    for words in cables {
      for word in words {
        if numbers[word] == nil {
          numbers[word] = UInt16(numbers.count)
          bytes += Array(word.utf8)
          ends.append(UInt32(bytes.count))
        }
        tokens.append(numbers[word, default: 0])
      }
      self.cables.append(UInt32(tokens.count))
    }
  }
}
