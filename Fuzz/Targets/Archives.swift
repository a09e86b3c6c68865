// with: Sources/PackedFiles
// Any bytes are read as a packed file, within its bounds; where a reading can begin at an entry or at a byte,
// it gives what the reading from the front gave.

import Glibc

/// A file in memory without a name, for one input after another.
private let file: Int32 = {
  let path = "/dev/shm/cablereader-fuzz-\(getpid())"
  defer { unlink(path) }
  return open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  demand(ftruncate(file, 0) == 0 && pwrite(file, start, count, 0) == count, "no file in memory")
  let limits = PackedFile.Limits(members: 64, ratio: 8, slack: 1 << 20)
  let points = RestartPoints()
  var found: [(member: PackedMember, bytes: [UInt8])] = []
  do throws(PackedFault) {
    let packed = try PackedFile(descriptor: file, size: count, points: points, limits: limits)
    while let member = try packed.next() {
      demand(member.path.allSatisfy { !$0.isEmpty && $0 != [0x2E, 0x2E] }, "a name leads out")
      demand(member.place == found.count, "places are not in order")
      // Some entries are passed over unread.
      let bytes = member.place % 3 == 2 ? [] : try packed.read(5_000)
      found.append((member, bytes))
    }
  } catch {
    demand(!error.reason.isEmpty, "a fault without a reason")
  }
  for (member, bytes) in found.suffix(8) where member.offset != nil && member.place % 3 != 2 {
    let again = try? PackedFile(
      descriptor: file, size: count,
      beginning: .entry(offset: member.offset ?? 0, place: member.place), points: points,
      limits: limits)
    // A zip's directory and the headers within it may say different things of a damaged entry.
    guard let again, let first = try? again.next(), first.path == member.path,
      let text = try? again.read(5_000)
    else { continue }
    demand(first.place == member.place, "another place")
    if first.size == member.size, !text.isEmpty, !bytes.isEmpty {
      demand(text[0] == bytes[0], "another text at the same place")
    }
  }
  if let kept = RestartPoints(decoding: points.encoded) {
    demand(kept.count == points.count, "restart points are lost")
  }
  return 0
}
