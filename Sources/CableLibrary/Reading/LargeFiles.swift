/// From which size on a file is left for all cores, where one thread reads it and all others parse what
/// is in it; a smaller one is read and parsed by one thread among others.
struct LargeFiles: Sendable {
  /// Bytes of a file.
  var size = 8 << 20
  /// Bytes of a compressed text, as it is packed.
  var packedSize = 1 << 20
  /// Bytes of the cables that one thread parses at a time.
  var share = 1 << 18
}
