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
    let own =
      switch shell {
      case .bash: Self.bash(script)
      case .zsh: Self.zsh(script)
      case .fish: Self.fish(script)
      }
    output.bytes(Array(own.utf8))
    return 0
  }

  /// What can be the first word of a line that is none of `browse`, which needs no name.
  private static var firstWords: [String] {
    CableReaderCommand.configuration.subcommands.map { $0._commandName }
      + ["help", "--help", "-h", "--version"]
  }

  /// The argument parser's script, in which a line without a command is one of `browse`.
  ///
  /// The first word may still become either.
  private static func fish(_ script: String) -> String {
    script.replacing(
      "set -l unparsed_tokens (__cablereader_tokens -pc)\n",
      with: """
        set -l unparsed_tokens (__cablereader_tokens -pc)
            if begin
                    test (count $unparsed_tokens) -eq 1; and test "$expected_commands" = 'cablereader browse'
                end
                or begin
                    test (count $unparsed_tokens) -gt 1
                    and not contains -- $unparsed_tokens[2] \(firstWords.joined(separator: " "))
                end
                set unparsed_tokens $unparsed_tokens[1] browse $unparsed_tokens[2..]
            end

        """)
  }

  /// The argument parser's script, with the words of the line as zsh reads them.
  ///
  /// No blank follows a completed word, so that `tag:` can be followed by its value. A line without a
  /// command is one of `browse`; its first word may still become either.
  private static func zsh(_ script: String) -> String {
    // Without `banghist` an exclamation mark would not be quoted where it is inserted.
    script.replacing("unsetopt aliases banghist", with: "unsetopt aliases").replacing(
      "_describe -V '' non_empty_completions --",
      with: "_describe -V '' non_empty_completions -S '' --"
    ).replacing(
      #"local -ar command_line=("${words[@]}")"#,
      with: #"""
        local -ar command_line=(
                "${(@Q)words[1,CURRENT - 1]}" "${(Q)PREFIX}" "${(@Q)words[CURRENT + 1,-1]}")
        """#
    ).replacing("\n_cablereader() {\n", with: "\n_cablereader_line() {\n").replacing(
      #"\#nif [[ "${funcstack[1]}" = _cablereader ]]; then"#,
      with: """

        _cablereader() {
            emulate -L zsh
            local -i ret=1
            local first="${words[2]}"
            if ((CURRENT == 2)) || [[ "${first}" == (\(firstWords.joined(separator: "|"))) ]]; then
                _cablereader_line && ret=0
            fi
            if ((CURRENT == 2)) || [[ "${first}" != (\(firstWords.joined(separator: "|"))) ]]; then
                words=("${words[1]}" browse "${(@)words[2,-1]}")
                ((CURRENT += 1))
                _cablereader_line && ret=0
            fi
            return "${ret}"
        }

        if [[ "${funcstack[1]}" = _cablereader ]]; then
        """)
  }

  /// The argument parser's script with functions of our own after it, which replace its own.
  ///
  /// The parser's script hands what the program offers to `compgen -W`, which expands it: a file named
  /// `$(…)` would run. Here candidates are compared and quoted, and never expanded. bash also divides
  /// words at colons, of which queries are full: the words are joined again before they are completed.
  /// A line without a command is one of `browse`; its first word may still become either.
  private static func bash(_ script: String) -> String {
    var lines = script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let last = lines.lastIndex(where: { $0.hasPrefix("complete ") }) else { return script }
    lines[last] = #"""
      # Offers the lines of a text (-W TEXT), files (-f) or folders (-d) that begin with the word.
      # They are data: compared, and never expanded.
      __cablereader_add_completions() {
          local candidate home=''
          if [[ "${1}" == -W ]]; then
              while IFS='' read -r candidate; do
                  [[ -n "${candidate}" && "${candidate}" == "${cur}"* ]] && COMPREPLY+=("${candidate}")
              done <<< "${2}"
              return
          fi
          _cablereader_offers_files=true
          [[ "${cur}" == '~/'* ]] && home="${HOME}"
          for candidate in "${home:-${cur:0:0}}${cur#"${home:+\~}"}"*; do
              [[ -d "${candidate}" || ("${1}" == -f && -e "${candidate}") || ("${1}" == -f && -L "${candidate}") ]] || continue
              [[ -d "${candidate}" ]] && candidate+=/
              [[ -n "${home}" ]] && candidate="~${candidate#"${home}"}"
              COMPREPLY+=("${candidate}")
          done
      }

      # Reads a word as bash would, evaluating nothing: `plain` is its text, `quote` the quote that is
      # open at its end, `kept` how much of the text comes before what readline replaces.
      _cablereader_read_word() {
          local raw="${1}" character
          plain='' quote='' kept=0
          while [[ -n "${raw}" ]]; do
              character="${raw:0:1}"
              raw="${raw:1}"
              case "${quote}${character}" in
              "'" | '"') quote="${character}" kept="${#plain}" ;;
              "''" | '""') quote='' ;;
              '\' | '"\')
                  if [[ "${quote}" == '"' && "${raw:0:1}" != [\$\`\"\\] ]]; then
                      plain+='\'
                  else
                      plain+="${raw:0:1}"
                      raw="${raw:1}"
                  fi
                  ;;
              :) plain+=: kept="${#plain}" ;;
              *) plain+="${character}" ;;
              esac
          done
      }

      # Writes `text` so that bash reads it as it is, within the quote that is open.
      _cablereader_quote() {
          case "${quote}" in
          "'") text="${text//\'/\'\\\'\'}" ;;
          '"')
              text="${text//\\/\\\\}"
              text="${text//\"/\\\"}"
              text="${text//\$/\\\$}"
              text="${text//\`/\\\`}"
              text="${text//\!/\"\'\!\'\"}"
              ;;
          *) [[ -z "${text}" ]] || printf -v text %q "${text}" ;;
          esac
      }

      _cablereader_whole_words() {
          local -a whole=()
          local -i index current=0 kept=0
          local plain quote text tilde _cablereader_offers_files=false
          for index in "${!COMP_WORDS[@]}"; do
              if ((index > 1)) && [[ "${COMP_WORDS[index]}" == :* || "${COMP_WORDS[index - 1]}" == *: ]] \
                  && [[ "${COMP_LINE}" == *"${COMP_WORDS[index - 1]}${COMP_WORDS[index]}"* ]]; then
                  whole[${#whole[@]} - 1]+="${COMP_WORDS[index]}"
              else
                  whole+=("${COMP_WORDS[index]}")
              fi
              ((index == COMP_CWORD)) && current=$((${#whole[@]} - 1))
          done
          for index in "${!whole[@]}"; do
              _cablereader_read_word "${whole[index]}"
              ((index == 0)) || whole[index]="${plain}"
              ((index == current)) && break
          done
          COMP_WORDS=("${whole[@]}")
          COMP_CWORD="${current}"
          if ((current == 1)) || [[ "${whole[1]}" == @(\#(firstWords.joined(separator: "|"))) ]]; then
              _cablereader "${1}" "${plain}" "${whole[current - 1]}"
          fi
          if ((current == 1)) || [[ "${whole[1]}" != @(\#(firstWords.joined(separator: "|"))) ]]; then
              COMP_WORDS=("${whole[0]}" browse "${whole[@]:1}")
              COMP_CWORD=$((current + 1))
              _cablereader "${1}" "${plain}" "${COMP_WORDS[current]}"
          fi
          for index in "${!COMPREPLY[@]}"; do
              text="${COMPREPLY[index]}" tilde=''
              [[ "${text}" == *: || "${text}" == */ ]] && compopt -o nospace
              if "${_cablereader_offers_files}" && ((kept == 0)) && [[ -z "${quote}" && "${text}" == '~/'* ]]; then
                  tilde='~' text="${text:1}"
              fi
              text="${text:kept}"
              _cablereader_quote
              COMPREPLY[index]="${tilde}${text}"
          done
          # Of files the names alone are listed; they are quoted already.
          if "${_cablereader_offers_files}"; then compopt -o filenames -o noquote; fi
      }

      complete -F _cablereader_whole_words cablereader
      """#
    return lines.joined(separator: "\n") + "\n"
  }
}
