import CableCore
import Glibc
import Synchronization

/// Parses the cables of one large file on all cores while a thread reads it, and keeps their order.
enum ParsingAhead {
  private enum Piece<Text: Sendable>: Sendable {
    case text(Text)
    case passed(PassedRecord)
  }

  /// What the thread that reads has come to.
  private typealias End = Result<CableFile.Found, LibraryError>

  /// Reads a file from its beginning and gives its cables in order; a small one here and now.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: its name, in which a cable's id may be.
  ///   - isNamed: true for a file that was asked for by its name.
  ///   - each: gets each cable.
  ///   - passed: gets each record of the file that gave none.
  /// - Returns: what was found beside the cables.
  /// - Throws: where it cannot be read, or is too large for one text.
  static func read(
    _ path: [UInt8], name: String, isNamed: Bool, each: (Cable) -> Void,
    passed: (PassedRecord) -> Void
  ) throws(LibraryError) -> CableFile.Found {
    guard let info = FileReading.status(path), info.st_size > CableFile.chunk else {
      return try CableFile.read(
        path, name: name, isNamed: isNamed, each: { each(Cable(parsing: $0)) }, passed: passed)
    }
    let share = LargeFiles().share
    let end = Mutex(End.success(CableFile.Found()))
    Conveyor<[Piece<SourceText>], [Piece<Cable>]>.run(.some) { conveyor, isUnwanted in
      var pieces: [Piece<SourceText>] = []
      var size = 0
      func flush() {
        _ = conveyor.offer(pieces)
        (pieces, size) = ([], 0)
      }
      do throws(LibraryError) {
        let found = try CableFile.read(
          path, name: name, isNamed: isNamed, isCancelled: isUnwanted
        ) { text in
          pieces.append(.text(text))
          size += text.bytes.count
          if size >= share { flush() }
        } passed: {
          pieces.append(.passed($0))
        }
        end.withLock { $0 = .success(found) }
      } catch {
        end.withLock { $0 = .failure(error) }
      }
      flush()
    } work: { pieces in
      pieces.map { piece in
        switch piece {
        case .text(let text): .text(Cable(parsing: text))
        case .passed(let record): .passed(record)
        }
      }
    } take: { pieces in
      for piece in pieces {
        switch piece {
        case .text(let cable): each(cable)
        case .passed(let record): passed(record)
        }
      }
      return true
    }
    return try end.withLock { $0 }.get()
  }
}
