/// The executive order line: `E.O. 12958: DECL: 08/04/2019`.
enum ExecutiveOrderLine {
  /// Reads what stands behind the label.
  static func read(_ words: [Word], into cable: inout Cable) {
    guard cable.executiveOrder == nil, let range = words.range else { return }
    var order: String?
    var rest = words.drop { $0.text == ":" }
    if let first = rest.first {
      let digits = first.text.drop { !$0.isNumber }.prefix { $0.isNumber }
      if digits.utf8.count == 5 {
        order = String(digits)
        let end = first.text.utf8.distance(from: first.text.startIndex, to: digits.endIndex)
        rest = rest.dropFirst()
        let tail = first.dropping(end)
        if !tail.text.isEmpty { rest = [tail] + rest }
      }
    }
    while let first = rest.first, first.text.utf8.first == UInt8(ascii: ":") || first.text.isEmpty {
      rest = rest.dropFirst()
      let tail = first.text.isEmpty ? first : first.dropping(1)
      if !tail.text.isEmpty { rest = [tail] + rest }
    }
    if order == nil, rest.count == 1, let only = rest.first, only.isNumber,
      only.text.utf8.count == 5
    {
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
