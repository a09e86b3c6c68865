import CableCore
import Glibc

/// Puts the words of cables into lists, on all cores, and hands these over in the order of slots.
///
/// Words that were kept when the cables were read are taken from there; other cables are read again:
/// those of an earlier session that ended before their words were in the index.
enum WordGathering {
  /// Cables in the first segments, so that words are soon found, and in the later ones, so that
  /// there are few and a kill costs little.
  private static let fewest = 512
  private static let most = 4_096
  /// Words in a segment, about: each takes some ten bytes of memory while lists are made, on each core.
  private static let mostTokens = 1 << 20
  /// Bytes of a text that hold a word, about, where only its length is known.
  private static let bytesOfWord = 6

  /// Some slots whose words come one way.
  private enum Piece: Sendable {
    case kept(WordBacklog.Entry)
    case read(Range<Slot>)

    var slots: Range<Slot> {
      switch self {
      case .kept(let entry): entry.slots
      case .read(let slots): slots
      }
    }
  }

  /// The slots of a segment.
  private struct Share: Sendable {
    var pieces: [Piece] = []
    var tokens = 0

    var count: Int {
      guard let first = pieces.first, let last = pieces.last else { return 0 }
      return first.slots.lowerBound.distance(to: last.slots.upperBound)
    }
  }

  /// Gathers from a slot on; `take` gets each segment and ends it all by returning false.
  ///
  /// `done` gets counts of cables on worker threads; `tick` is called now and then on this one.
  ///
  /// A file that changed or went since gives no words; the next refresh sees to it.
  static func run(
    _ storage: LibraryStorage, from first: Slot, _ backlog: WordBacklog?,
    isCancelled: @escaping @Sendable () -> Bool, done: @escaping @Sendable (Int) -> Void,
    tick: () -> Void, take: (PostingSegment) -> Bool
  ) {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let conveyor = Conveyor<Share, PostingSegment>(jobLimit: .max, resultLimit: cores + 1)
    for share in shares(storage.columns, from: first, backlog, cores: cores) {
      _ = conveyor.offer(share)
    }
    conveyor.finish()
    let workers = (0..<cores).map { _ in
      Worker(.most) {
        while let (number, share) = conveyor.nextJob() {
          guard let start = share.pieces.first?.slots.lowerBound,
            let end = share.pieces.last?.slots.upperBound
          else { continue }
          var builder = PostingBuilder(first: start)
          let segment = SpareCore.shared.work {
            for piece in share.pieces {
              gather(piece, storage, backlog?.store, &builder, isCancelled, done)
              SpareCore.shared.rest()
            }
            return isCancelled()
              ? nil : builder.segment(bound: end, rest: SpareCore.shared.rest)
          }
          if let segment {
            conveyor.deliver(number, segment)
          } else {
            conveyor.stop()
          }
        }
      }
    }
    while let segment = conveyor.nextResult(tick) {
      if !SpareCore.shared.work({ take(segment) }) {
        conveyor.stop()
        break
      }
    }
    for worker in workers { worker.join() }
  }

  /// Cuts the slots into shares that grow; the cables of one file, which were read together, stay
  /// together.
  private static func shares(
    _ columns: CableColumns, from first: Slot, _ backlog: WordBacklog?, cores: Int
  ) -> [Share] {
    var shares: [Share] = []
    var share = Share()
    func add(_ piece: Piece, tokens: Int) {
      share.pieces.append(piece)
      share.tokens += tokens
      let size = min(most, fewest << min(8, shares.count / cores))
      if share.count >= size || share.tokens >= mostTokens { end() }
    }
    func end() {
      if !share.pieces.isEmpty { shares.append(share) }
      share = Share()
    }
    /// Adds slots whose cables are read again, in runs of whole files.
    func add(reading slots: Range<Slot>) {
      var start = slots.lowerBound
      while start < slots.upperBound {
        var end = start
        var (count, bytes) = (0, 0)
        repeat {
          bytes += Int(columns.rangeLength[end])
          end = end.advanced(by: 1)
          count += 1
        } while end < slots.upperBound
          && (count < 128 || columns.file[end] == columns.file[end.advanced(by: -1)])
          && count < 2 * most && bytes < mostTokens * bytesOfWord
        add(.read(start..<end), tokens: bytes / bytesOfWord)
        start = end
      }
    }
    var start = first
    for entry in backlog?.entries ?? []
    where entry.slots.lowerBound >= start && entry.slots.upperBound <= columns.slots.upperBound {
      add(reading: start..<entry.slots.lowerBound)
      add(.kept(entry), tokens: entry.words.tokens)
      start = entry.slots.upperBound
    }
    add(reading: start..<columns.slots.upperBound)
    end()
    return shares
  }

  private static func gather(
    _ piece: Piece, _ storage: LibraryStorage, _ store: WordStore?,
    _ builder: inout PostingBuilder, _ isCancelled: () -> Bool, _ done: (Int) -> Void
  ) {
    if case .kept(let entry) = piece, let words = store?.take(entry.words) {
      builder.add(words, slots: Array(entry.slots))
      return done(entry.slots.count)
    }
    var collector = WordCollector()
    var slots: [Slot] = []
    func hand() {
      builder.add(collector.take(), slots: slots)
      slots = []
    }
    for slot in piece.slots where storage.alive.contains(slot) {
      if isCancelled() { return }
      if let source = try? CableReading.source(storage, slot) {
        collector.add(Cable(parsing: source))
        slots.append(slot)
        if collector.isFull { hand() }
      }
      done(1)
      SpareCore.shared.rest()
    }
    hand()
  }
}
