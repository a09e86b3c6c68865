/// A line of a cable without its line end, outer blanks and publisher's marks.
struct TextLine: Sendable {
  /// From the first byte that is no blank to after the last; never empty.
  var range: Range<Int>
  /// Blank lines directly above; 0 for a line right below another.
  var gap = 0
  /// True for what a relay or an archive printed between the cable's own lines.
  var isFurniture = false
  /// True for a line of a relay's mail head, which is kept but no field's.
  var isAside = false
}
