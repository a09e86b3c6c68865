/// Reads the paragraphs from `cable.bodyStart` on.
enum BodyParser {
  static func parse(into cable: inout Cable) {}
}
