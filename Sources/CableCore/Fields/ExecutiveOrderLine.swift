/// The executive order line: `E.O. 12958: DECL: 08/04/2019`.
enum ExecutiveOrderLine {
  /// Reads what follows the label.
  static func read(_ words: [Word], into cable: inout Cable) {
    guard cable.executiveOrder == nil, let range = words.range else { return }
    var order: String?
    var rest = words.drop { $0.is(":") }
    if let first = rest.first {
      let start = first.prefixCount { !$0.isDigit }
      let digits = first.dropping(start).prefixCount(\.isDigit)
      // The archives have an 8 or a 5 for a colon.
      let isGarbled =
        digits == 6 && first[start + 5].isOne(of: "85")
        && Labels.orderNumbers.contains(first.part(start..<(start + 5)))
      if digits == 5 || isGarbled {
        order = first.part(start..<(start + 5)).text
        rest = rest.dropFirst()
        take(first.dropping(start + digits), before: &rest)
      } else if let number = Labels.orderNumber(first) {
        order = number
        rest = rest.dropFirst()
        take(first.dropping(5), before: &rest)
      }
    }
    while let first = rest.first, first.first == UInt8(ascii: ":") || first.isEmpty {
      rest = rest.dropFirst()
      let tail = first.dropping(1)
      if !tail.isEmpty { rest = [tail] + rest }
    }
    if order == nil, rest.count == 1, let only = rest.first, only.isNumber, only.count == 5 {
      order = only.text
      rest = []
    }
    let text = rest.joined
    cable.executiveOrder = Field(
      ExecutiveOrder(
        order: order, text: text,
        declassifyOn: DateText.declassification(rest, isOld: (order ?? "12958") < "12356")),
      at: range)
  }

  /// Puts what is after an order's number in its word, but for a colon, before the words after it.
  private static func take(_ printed: Word, before rest: inout ArraySlice<Word>) {
    var tail = printed
    while tail.first == UInt8(ascii: ":") { tail = tail.dropping(1) }
    if !tail.isEmpty, Labels.stopLength(tail) < tail.count { rest = [tail] + rest }
  }

  /// Reads `DECLASSIFY ON:` below the line that names who classified the cable.
  static func readDate(_ words: [Word], into cable: inout Cable) {
    guard let range = words.range, let date = DateText.declassification(words[...], isOld: false)
    else {
      return
    }
    if cable.executiveOrder == nil {
      cable.executiveOrder = Field(
        ExecutiveOrder(order: nil, text: words.joined, declassifyOn: date), at: range)
    } else if cable.executiveOrder?.value.declassifyOn == nil {
      cable.executiveOrder?.value.declassifyOn = date
    }
  }
}
