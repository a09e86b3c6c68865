import ArgumentParser
import CableCore
import CableLibrary

@main
struct CableReaderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "cablereader")
}
