@testable import CableCore

extension SourceText {
  /// The same cable, read again from its own bytes of a file, as an index does.
  func readAgain(from file: [UInt8]) -> SourceText? {
    Container.cable(
      in: Array(file[fileRange]), head: Array(file.prefix(ContainerReader.headLength)),
      fileName: "x", part: part, ordinal: ordinal, fileRange: fileRange)
  }
}
