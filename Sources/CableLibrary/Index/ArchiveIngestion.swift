import CableCore
import Glibc
import PackedFiles
import Synchronization

/// Unpacks an archive on one thread and parses its files on all cores, in the archive's order.
///
/// Small files go to the parsers as they are; a table or dump of any size is parsed where it is
/// unpacked, so that no more of it is in memory than a record.
enum ArchiveIngestion {
  /// What a file in the archive gave, and where it is there.
  struct Member: Sendable {
    var place: Int
    /// The byte from which it can be read; nil where reading must begin at the front.
    var offset: Int?
    /// The way to it within the archive; empty at the top.
    var folder: [UInt8]
    var file: ParsedFile
  }

  /// Some files in the archive.
  struct Share: Sendable {
    var members: [Member]
    /// The words of their cables, in order, where they were kept.
    var words: [WordStore.Kept]
  }

  /// What there is to report about the archive itself.
  struct Outcome: Sendable {
    var stamp = FileColumns.Stamp()
    /// Why nothing of it was read, or not all; nil where all was.
    var reason: String?
    /// False where it could not be read to its end.
    var isOrdinary = true
  }

  private enum Job: Sendable {
    case parse([(item: ArchiveMembers.Item, bytes: [UInt8])])
    case done(Share)
  }

  /// Bytes and files of one share.
  private static let shareSize = 1 << 18
  private static let shareCount = 64

  /// Reads an archive; returns when all is done or `take` returned false.
  ///
  /// - Parameters:
  ///   - path: of the archive.
  ///   - ways: to the files and folders in it that are asked for; empty for all.
  ///   - limits: how far it is believed.
  ///   - store: gets the words of what is read; nil keeps none.
  ///   - isCancelled: asked now and then; true gives up.
  ///   - take: called on this thread with some files, in the archive's order.
  /// - Returns: what there is to report about the archive itself.
  static func run(
    _ path: [UInt8], ways: [[UInt8]] = [], limits: PackedFile.Limits = PackedFile.Limits(),
    keepingWords store: WordStore? = nil, isCancelled: @escaping @Sendable () -> Bool,
    take: (Share) -> Bool
  ) -> Outcome {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let conveyor = Conveyor<Job, Share>(jobLimit: 4 * cores, resultLimit: 8 * cores)
    let outcome = Mutex(Outcome())
    let unpacker = Worker(.some) {
      let end = SpareCore.shared.work {
        unpack(path, ways, limits, store, isCancelled) { job in
          SpareCore.shared.pause { conveyor.offer(job) }
        }
      }
      outcome.withLock { $0 = end }
      conveyor.finish()
    }
    let parsers = (0..<cores).map { _ in
      Worker(.most) {
        while let (number, job) = conveyor.nextJob() {
          switch job {
          case .done(let share): conveyor.deliver(number, share)
          case .parse(let files):
            var words = WordKeeping(in: store)
            let members = SpareCore.shared.work {
              files.map { item, bytes in
                Self.member(
                  item, ParsedFile(member: item, of: path, bytes, each: { words.add($0) }))
              }
            }
            conveyor.deliver(number, Share(members: members, words: words.end()))
          }
        }
      }
    }
    while let share = conveyor.nextResult() {
      if !SpareCore.shared.work({ take(share) }) {
        conveyor.stop()
        break
      }
    }
    unpacker.join()
    for parser in parsers { parser.join() }
    return outcome.withLock { $0 }
  }

  private static func member(_ item: ArchiveMembers.Item, _ file: ParsedFile) -> Member {
    Member(place: item.place, offset: item.offset, folder: item.folder, file: file)
  }

  /// Makes jobs of the files of an archive, until `offer` returns false.
  private static func unpack(
    _ path: [UInt8], _ ways: [[UInt8]], _ limits: PackedFile.Limits, _ store: WordStore?,
    _ isCancelled: @escaping @Sendable () -> Bool,
    _ offer: (Job) -> Bool
  ) -> Outcome {
    var outcome = Outcome()
    var share: [(item: ArchiveMembers.Item, bytes: [UInt8])] = []
    var size = 0
    func flush() -> Bool {
      defer { (share, size) = ([], 0) }
      return share.isEmpty || offer(.parse(share))
    }
    do throws(LibraryError) {
      let members = try ArchiveMembers(path, ways: ways, limits: limits, isCancelled: isCancelled)
      outcome.stamp = members.stamp
      while let item = try members.next() {
        var fault: PackedFault?
        func more() throws(LibraryError) -> [UInt8] {
          do throws(PackedFault) {
            return try members.read()
          } catch {
            fault = error
            throw members.failure(error)
          }
        }
        var first: [UInt8] = []
        var failed: LibraryError?
        if item.refusal == nil {
          do throws(LibraryError) { first = try more() } catch { failed = error }
        }
        if first.count < CableFile.chunk, failed == nil {
          share.append((item, first))
          size += first.count
          if size >= shareSize || share.count >= shareCount, !flush() { return outcome }
          continue
        }
        guard flush() else { return outcome }
        var beginning: [UInt8]? = first
        var words = WordKeeping(in: store)
        let file = ParsedFile(member: item, of: path, each: { words.add($0) }) {
          () throws(LibraryError) in
          if let failed { throw failed }
          if let bytes = beginning {
            beginning = nil
            return bytes
          }
          return try more()
        }
        let done = Share(members: [member(item, file)], words: words.end())
        guard offer(.done(done)) else { return outcome }
        if let fault, fault.isFinal { throw members.failure(fault) }
      }
      outcome.reason = members.reasonMissing
      outcome.isOrdinary = outcome.reason == nil || ways.isEmpty
    } catch {
      (outcome.reason, outcome.isOrdinary) = (error.clause, false)
      if let info = FileReading.status(path) { outcome.stamp = FileReading.stamp(info) }
    }
    _ = flush()
    return outcome
  }
}
