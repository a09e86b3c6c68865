/// Compares what the parts of a cable say about each other, and notes where they differ.
enum CrossCheck {
  static func run(on cable: inout Cable) {}
}
