import ArgumentParser
import Testing

@testable import CableReader

@Suite("What the kernel holds")
struct ConfinementTests {
  /// Every command that does something, whatever group it is in.
  static func commands(
    below command: any ParsableCommand.Type = CableReaderCommand.self
  ) -> [any ParsableCommand.Type] {
    let inner = command.configuration.subcommands
    return inner.isEmpty ? [command] : inner.flatMap(commands)
  }

  @Test("Every command is held")
  func everyCommandIsHeld() {
    let commands = Self.commands()
    #expect(commands.count > 20)
    for command in commands { #expect(command is any Held.Type, "\(command)") }
  }

  @Test("A command that takes --secure is confined by it, and no other is")
  func optionsOfSafetyApply() {
    for command in Self.commands() {
      let isAsked = CableReaderCommand.helpMessage(for: command).contains("--secure")
      #expect((command is any Confined.Type) == isAsked, "\(command)")
    }
  }
}
