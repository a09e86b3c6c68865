import CableCore
import PackedFiles
import Synchronization

/// Reads an archive or a large file on one thread and parses what is in it on all cores, in its order.
///
/// Small files of an archive go to the parsers as they are. A table or dump of any size is cut into its
/// cables where it is read, and these go to the parsers in parts, so that little of it is in memory.
enum LargeIngestion {
  /// What a file gave; of a large one, what a part of it gave.
  struct Member: Sendable {
    /// Where it is in the archive; of a file of its own only the name.
    var item: ArchiveMembers.Item
    var file: ParsedFile
    /// False if other parts of the file follow, of which the last says what there is to report.
    var isLast = true
  }

  /// Some files in the archive, or a part of a large file.
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

  fileprivate enum Job: Sendable {
    /// Small files of an archive, by their bytes.
    case files([(item: ArchiveMembers.Item, bytes: [UInt8])])
    /// Cables of a large file, in order; with the last of them what was found beside them.
    case part(ArchiveMembers.Item, [SourceText], end: ParsedFile?)
  }

  /// Files of one share, at most.
  private static let shareCount = 64

  /// Reads an archive; returns when all is done or `take` returned false.
  ///
  /// - Parameters:
  ///   - path: of the archive.
  ///   - ways: to the files and folders in it that are asked for; empty for all.
  ///   - limits: how far it is believed.
  ///   - shareSize: bytes of one share, about.
  ///   - store: gets the words of what is read; nil keeps none.
  ///   - isCancelled: asked now and then; true gives up.
  ///   - take: called on this thread with some files, in the archive's order.
  /// - Returns: what there is to report about the archive itself.
  static func run(
    archive path: [UInt8], ways: [[UInt8]] = [],
    limits: PackedFile.Limits = PackedFile.Limits(), shareSize: Int = LargeFiles().share,
    keepingWords store: WordStore? = nil, isCancelled: @escaping @Sendable () -> Bool,
    take: (Share) -> Bool
  ) -> Outcome {
    let outcome = Mutex(Outcome())
    run(path, store, isCancelled, take: take) { jobs, isCancelled in
      let end = SpareCore.shared.work {
        unpack(path, ways, limits, shareSize, jobs, isCancelled)
      }
      outcome.withLock { $0 = end }
    }
    return outcome.withLock { $0 }
  }

  /// Reads a large file that is no archive; returns when all is done or `take` returned false.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - name: its name.
  ///   - isNamed: true for a file that was asked for by its name.
  ///   - shareSize: bytes of one share, about.
  ///   - store: gets the words of what is read; nil keeps none.
  ///   - isCancelled: asked now and then; true gives up.
  ///   - take: called on this thread with each part of the file, in order.
  static func run(
    file path: [UInt8], name: [UInt8], isNamed: Bool, shareSize: Int,
    keepingWords store: WordStore? = nil, isCancelled: @escaping @Sendable () -> Bool,
    take: (Share) -> Bool
  ) {
    run(path, store, isCancelled, take: take) { jobs, isCancelled in
      let item = ArchiveMembers.Item(place: 0, folder: [], name: name)
      var parts = Parts(of: item, shareSize, to: jobs)
      var end = ParsedFile(name: name)
      do throws(LibraryError) {
        let found = try CableFile.read(
          path, name: FolderPath.shown(name), isNamed: isNamed, isCancelled: isCancelled,
          core: .shared
        ) {
          parts.add($0)
        }
        end.note(found, isNamed: isNamed)
      } catch {
        end.note(error, path)
      }
      SpareCore.shared.work { _ = parts.end(end) }
    }
  }

  /// Runs who makes jobs, the parsers and the taking in.
  private static func run(
    _ path: [UInt8], _ store: WordStore?, _ isCancelled: @escaping @Sendable () -> Bool,
    take: (Share) -> Bool,
    make: @escaping @Sendable (Conveyor<Job, Share>, @escaping @Sendable () -> Bool) -> Void
  ) {
    Conveyor<Job, Share>.run(.most) { jobs, isUnwanted in
      make(jobs) { isUnwanted() || isCancelled() }
    } work: {
      parsed($0, of: path, store)
    } take: { share in
      SpareCore.shared.work { take(share) }
    }
  }

  private static func parsed(_ job: Job, of path: [UInt8], _ store: WordStore?) -> Share {
    var words = WordKeeping(in: store)
    let members = SpareCore.shared.work {
      switch job {
      case .files(let files):
        return files.map { item, bytes in
          Member(
            item: item, file: ParsedFile(member: item, of: path, bytes, each: { words.add($0) }))
        }
      case .part(let item, let texts, let end):
        var file = end ?? ParsedFile(name: item.name)
        file.parse(texts) { words.add($0) }
        return [Member(item: item, file: file, isLast: end != nil)]
      }
    }
    return Share(members: members, words: words.end())
  }

  /// Makes jobs of the files of an archive, until nobody wants more.
  private static func unpack(
    _ path: [UInt8], _ ways: [[UInt8]], _ limits: PackedFile.Limits, _ shareSize: Int,
    _ jobs: Conveyor<Job, Share>, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> Outcome {
    var outcome = Outcome()
    var share: [(item: ArchiveMembers.Item, bytes: [UInt8])] = []
    var size = 0
    func flush() -> Bool {
      defer { (share, size) = ([], 0) }
      let job = Job.files(share)
      return share.isEmpty || SpareCore.shared.pause { jobs.offer(job) }
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
        var parts = Parts(of: item, shareSize, to: jobs)
        var end = ParsedFile(name: item.name)
        do throws(LibraryError) {
          if let failed { throw failed }
          end.note(
            try CableFile.unpacked(
              first, path, name: FolderPath.shown(item.name), each: { parts.add($0) }, next: more))
        } catch {
          end.note(member: error)
        }
        guard parts.end(end) else { return outcome }
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

/// The cables of one large file on their way to the parsers; used within `SpareCore.work`.
private struct Parts {
  private let item: ArchiveMembers.Item
  private let jobs: Conveyor<LargeIngestion.Job, LargeIngestion.Share>
  private let shareSize: Int
  private var texts: [SourceText] = []
  private var size = 0

  init(
    of item: ArchiveMembers.Item, _ shareSize: Int,
    to jobs: Conveyor<LargeIngestion.Job, LargeIngestion.Share>
  ) {
    (self.item, self.shareSize, self.jobs) = (item, shareSize, jobs)
  }

  /// Adds a cable, and waits where the parsers have enough to do.
  mutating func add(_ text: SourceText) {
    texts.append(text)
    size += text.bytes.count
    if size >= shareSize { _ = offer(end: nil) }
    SpareCore.shared.rest()
  }

  /// Ends the file; false if nobody wants it.
  mutating func end(_ file: ParsedFile) -> Bool {
    // Nothing is kept of a file that cannot be read to its end.
    if file.reason != nil { texts = [] }
    return offer(end: file)
  }

  private mutating func offer(end: ParsedFile?) -> Bool {
    let job = LargeIngestion.Job.part(item, texts, end: end)
    (texts, size) = ([], 0)
    return SpareCore.shared.pause { jobs.offer(job) }
  }
}
