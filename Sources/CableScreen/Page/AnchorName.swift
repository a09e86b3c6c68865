import CableCatalog

extension Anchor {
  /// `¶8`, or how the paragraph without a number begins.
  var shown: String {
    if let label, label.contains(where: { $0.isLetter || $0.isNumber }) { return "¶\(label)" }
    let start = quote.prefix(24)
    return "“\(start)\(start.count < quote.count ? "…" : "")”"
  }
}
