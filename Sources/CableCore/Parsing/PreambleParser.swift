/// Reads everything before the first paragraph.
enum PreambleParser {
  static func parse(into cable: inout Cable) {}
}
