import ArgumentParser
import CableCore
import CableLibrary

/// `cablereader completions`: the scripts by which shells complete commands, tags and posts.
struct Completions: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the script by which a shell completes commands, options, tags and posts.",
    discussion: """
      Tags, posts and ids are completed from the index of the library that was opened last, or of \
      the folders named on the line.

      Example: cablereader completions bash > ~/.local/share/bash-completion/completions/cablereader
      """)

  /// The shells that scripts are made for.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    /// The shell as the argument parser knows it.
    var script: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "bash, zsh or fish.") var shell: Shell

  var output: Output { Output() }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let script = CableReaderCommand.completionScript(for: shell.script)
    switch shell {
    case .bash: output.bytes(Array(Self.bash(script).utf8))
    // No blank behind a completed word, so that `tag:` can be followed by its value.
    case .zsh:
      output.bytes(
        Array(
          script.replacing(
            "_describe -V '' non_empty_completions --",
            with: "_describe -V '' non_empty_completions -S '' --"
          ).utf8))
    case .fish: output.bytes(Array(script.utf8))
    }
    return 0
  }

  /// The argument parser's script with its words put together again.
  ///
  /// bash divides words at colons, of which queries are full: `tag:PH` comes as three words, and
  /// what is offered must be without the first two.
  private static func bash(_ script: String) -> String {
    var lines = script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let last = lines.lastIndex(where: { $0.hasPrefix("complete ") }) else { return script }
    lines[last] = #"""
      _cablereader_whole_words() {
          local -a whole=()
          local -i index current=0
          for index in "${!COMP_WORDS[@]}"; do
              if ((index > 1)) && [[ "${COMP_WORDS[index]}" == :* || "${COMP_WORDS[index - 1]}" == *: ]] \
                  && [[ "${COMP_LINE}" == *"${COMP_WORDS[index - 1]}${COMP_WORDS[index]}"* ]]; then
                  whole[${#whole[@]} - 1]+="${COMP_WORDS[index]}"
              else
                  whole+=("${COMP_WORDS[index]}")
              fi
              ((index == COMP_CWORD)) && current=$((${#whole[@]} - 1))
          done
          COMP_WORDS=("${whole[@]}")
          COMP_CWORD="${current}"
          local word="${whole[current]}"
          _cablereader "${1}" "${word#[\"\']}" "${whole[current - 1]}"
          local reply has_colon=false
          for reply in "${COMPREPLY[@]}"; do
              [[ "${reply}" == *: ]] && compopt -o nospace
              [[ "${reply}" == *:* ]] && has_colon=true
          done
          if "${has_colon}"; then
              compopt +o filenames
              # Inside of quotes bash does not divide.
              [[ "${word}" == [\"\']* || "${word}" != *:* ]] || COMPREPLY=("${COMPREPLY[@]#"${word%:*}:"}")
          fi
      }

      complete -o filenames -F _cablereader_whole_words cablereader
      """#
    return lines.joined(separator: "\n") + "\n"
  }
}
