import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// Recorded key scripts and the screens that they give.
///
/// `RECORD=1 swift test --filter RecordingTests` records again what differs, and fails, so that
/// nobody takes a recording for a test: look at `git diff` with your own eyes.
@Suite struct RecordingTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil

  @Test(arguments: Recording.all)
  func theScreenIsAsRecorded(recording: Recording) throws {
    let played = try recording.play()
    guard played != recording.recorded else { return }
    guard Self.isRecording else {
      Issue.record("\(recording.head)\(Self.difference(recording.recorded, played))")
      return
    }
    try Data("\(recording.head)---\n\(played)".utf8).write(to: recording.url)
    Issue.record("recorded again: look at it, then run the test without RECORD")
  }

  @Test func thereAreRecordingsOfEveryArea() {
    #expect(Recording.all.count >= 150)
  }

  @Test func everyKeyAndEveryActionIsInARecording() {
    let done = Set(
      Recording.all.flatMap { $0.recorded.split(separator: "\n") }.filter { $0.hasPrefix("K ") })
    let wanted = Keymap.standard.bindings.flatMap { binding in
      binding.keys.map { "K \(KeyName.shown($0)) \(binding.action.rawValue)" }
    }
    #expect(wanted.filter { !done.contains(Substring($0)) } == [])
    let actions = Set(done.compactMap { $0.split(separator: " ").last.map(String.init) })
    #expect(Action.allCases.map(\.rawValue).filter { !actions.contains($0) } == [])
  }

  /// Lines that differ: `-` as recorded, `+` as played, with some lines around them.
  private static func difference(_ recorded: String, _ played: String) -> String {
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = played.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old)
    var gone: [Int: Substring] = [:]
    var come: [Int: Substring] = [:]
    for change in changes {
      switch change {
      case .remove(let offset, let line, _): gone[offset] = line
      case .insert(let offset, let line, _): come[offset] = line
      }
    }
    var lines: [String] = []
    var before = 0
    for after in new.indices {
      while let line = gone[before] {
        lines.append("- \(line)")
        before += 1
      }
      if let line = come[after] { lines.append("+ \(line)") } else { before += 1 }
    }
    lines += (before..<max(before, old.count)).compactMap { gone[$0].map { "- \($0)" } }
    return lines.joined(separator: "\n")
  }
}
