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
    output.bytes(
      Array((shell == .bash ? Self.bash(script) : shell == .zsh ? Self.zsh(script) : script).utf8))
    return 0
  }

  /// The argument parser's script, with the words of the line as zsh reads them.
  ///
  /// No blank follows a completed word, so that `tag:` can be followed by its value.
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
        """#)
  }

  /// The argument parser's script with functions of our own after it, which replace its own.
  ///
  /// The parser's script hands what the program offers to `compgen -W`, which expands it: a file named
  /// `$(…)` would run. Here candidates are compared and quoted, and never expanded. bash also divides
  /// words at colons, of which queries are full: the words are joined again before they are completed.
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
          _cablereader "${1}" "${plain}" "${whole[current - 1]}"
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
