/// Two words of which one follows the other, as a word of its own in the index.
///
/// A phrase of words that most cables have takes a step for each of their places. Where these are many, the cables that
/// have the two words in a row are one more list, without places; it is empty where none has. Only joined segments of
/// some size have such lists: in smaller ones a phrase takes few steps. No text has such a word, and it comes after all
/// others.
enum WordPair {
  /// What these words begin with: no letter of `FirstLetter` is such a byte.
  static let lead: [UInt8] = [FirstLetter.lead, 0xFF]
  /// Is in no word, and before all that is: so pairs are in the order of their words.
  private static let gap: UInt8 = 0x20

  /// The word of a pair.
  static func word(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] { lead + first + [gap] + second }
}
