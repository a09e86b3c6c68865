import ArgumentParser

/// The program: browses unless a command is named.
@main
struct CableReaderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cablereader",
    abstract: "Read diplomatic cables in the terminal.",
    discussion: "Example: cablereader Samples",
    subcommands: [Browse.self, Export.self], defaultSubcommand: Browse.self)
}
