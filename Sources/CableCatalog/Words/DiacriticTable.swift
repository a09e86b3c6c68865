/// Small Latin letters with diacritics, by the plain letters they fold to.
///
/// Source: canonical decompositions of Unicode 15, without the combining marks; and the letters
/// without a decomposition as they are commonly transcribed.
enum DiacriticTable {
  /// The plain letters for a small letter's code point.
  static let plain: [UInt32: [UInt8]] = {
    var table: [UInt32: [UInt8]] = [:]
    for (plain, letters) in groups {
      for letter in letters.unicodeScalars { table[letter.value] = Array(plain.utf8) }
    }
    return table
  }()

  private static let groups: KeyValuePairs<String, String> = [
    "a": "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
    "ae": "æ",
    "b": "ḃḅḇ",
    "c": "çćĉċčḉ",
    "d": "ďḋḍḏḑḓđð",
    "e": "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
    "f": "ḟ",
    "g": "ĝğġģǧǵḡ",
    "h": "ĥȟḣḥḧḩḫẖħ",
    "i": "ìíîïĩīĭįǐȉȋḭḯỉịı",
    "j": "ĵǰ",
    "k": "ķǩḱḳḵ",
    "l": "ĺļľḷḹḻḽł",
    "m": "ḿṁṃ",
    "n": "ñńņňǹṅṇṉṋ",
    "o": "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø",
    "oe": "œ",
    "p": "ṕṗ",
    "r": "ŕŗřȑȓṙṛṝṟ",
    "s": "śŝşšșṡṣṥṧṩ",
    "ss": "ß",
    "t": "ţťțṫṭṯṱẗŧ",
    "th": "þ",
    "u": "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
    "v": "ṽṿ",
    "w": "ŵẁẃẅẇẉẘ",
    "x": "ẋẍ",
    "y": "ýÿŷȳẏẙỳỵỷỹ",
    "z": "źżžẑẓẕ",
  ]
}
