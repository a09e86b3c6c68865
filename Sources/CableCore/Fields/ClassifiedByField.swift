/// The line that names who classified the cable, and why.
enum ClassifiedByField {
  /// Words of titles and offices, which are no part of a name.
  private static let titles: Set<String> = [
    "AMBASSADOR", "AMB", "DCM", "CHARGE", "CHARGÉ", "D'AFFAIRES", "D'AFFAIRS", "DAFFAIRES",
    "AFFAIRES", "ACTING", "DEPUTY", "CHIEF", "OF", "MISSION", "POL", "ECON", "POLITICAL",
    "ECONOMIC", "COUNSELOR", "COUNSELLOR", "COUNSELER", "OFFICER", "CONSUL", "GENERAL", "CDA",
    "ADCM", "A/DCM", "CG", "POLCOUNS", "ECONCOUNS", "POLOFF", "ECONOFF", "THE", "A.I", "AI", "AD",
    "INTERIM", "MINISTER", "PRINCIPAL", "SECTION", "DIRECTOR", "CONSULAR", "MINISTER-COUNSELOR",
    "POLMINCOUNS", "ECONMINCOUNS", "POLITICAL/ECONOMIC", "ECONOMIC/POLITICAL", "POL/ECON",
    "ECON/POL", "PAO", "ASSISTANT", "SECRETARY", "UNDER", "SENIOR", "ADVISOR", "ADVISER", "HEAD",
    "MR", "MRS", "MS", "DR", "COL", "COLONEL", "LTC", "CAPT", "CAPTAIN", "MANAGEMENT", "AFFAIRS",
    "PERMANENT", "REPRESENTATIVE", "DAS", "PDAS", "A/S", "U/S", "SPECIAL", "ENVOY", "ATTACHE",
    "ATTACHÉ", "REGIONAL", "SECURITY", "RSO", "PUBLIC", "COORDINATOR", "EXECUTIVE", "UNIT", "AND",
    "FIRST", "SECOND", "THIRD", "DEP", "A", "D", "FOR", "IN", "CHARGE'", "CHARGE’", "EMBASSY",
    "AMEMBASSY", "CONSULATE", "US", "U.S", "USUN", "USNATO", "USEU", "NATO", "UN", "DEPARTMENT",
    "STATE", "OFFICE", "BUREAU", "INTERNATIONAL", "GLOBAL", "TRADE", "COMMERCIAL", "LABOR",
    "REFUGEE", "ENERGY", "ENVIRONMENT", "SCIENCE", "HEALTH", "ESTH", "PRM", "INL", "EUR", "NEA",
    "SCA", "AF", "EAP", "WHA", "IO", "INR", "EEB", "ISN", "PM", "CT", "S/CT", "DRL", "OES", "DS",
    "MILITARY", "DEFENSE", "POLITICO-MILITARY", "POL-MIL", "POLMIL", "POL/MIL", "INFORMATION",
    "OFFICER-IN-CHARGE", "PO", "TDY", "E/P", "P/E", "PEC", "POLECON", "C/G", "DPO", "PRINOFF",
    "CONGEN", "DIPLOMATIC", "MISSION'S", "EXEC", "LEGAL", "TREASURY", "SUPERVISOR", "BRANCH",
    "CLASSIFIED", "BY", "AIT", "DIR", "CONS", "PA", "REO", "PRT", "TEAM", "LEADER", "CIVILIAN",
    "DEPUTY-DIRECTOR", "ACTG", "VICE", "GOVERNANCE", "INTERNAL", "EXTERNAL", "REFCOORD", "IPO",
    "ECONOMICS", "CHARGE-D'AFFAIRES", "CHARG", "D’AFFAIRES", "CHIEF-OF-MISSION", "COM", "FSO",
    "FOREIGN", "POLICY", "WATCHER", "POLAD", "PMIN", "PROVINCIAL", "RECONSTRUCTION", "AT", "LARGE",
    "TO", "AMBASSADOR-AT-LARGE",
  ]
  private static let suffixes: Set<String> = ["JR", "JR.", "SR", "SR.", "II", "III", "IV"]
  private static let particles: Set<String> = [
    "DE", "VAN", "VON", "DER", "LA", "LE", "DU", "DEN", "DI", "DA", "DEL", "BIN",
  ]

  /// Reads what stands behind the label: the name without title, office and reason.
  static func read(_ words: [Word], into cable: inout Cable) {
    let end = words.firstIndex { isReason($0.text.uppercased()) } ?? words.count
    names(Array(words[..<end]), into: &cable)
    reasons(words, into: &cable)
  }

  private static func isReason(_ word: String) -> Bool {
    word.hasPrefix("REASON") || word.hasPrefix("1.4") || word.hasPrefix("1.5")
      || word.hasPrefix("1,4") || word.hasPrefix("E.O.") || word == "PER" || word == "UNDER:"
      || word.hasPrefix("(REASON") || word.hasPrefix("12958") || word == "REAONS" || word == "RESON"
      || word.hasPrefix("DECL")
  }

  private static func names(_ words: [Word], into cable: inout Cable) {
    var runs: [[Word]] = [[]]
    for word in words {
      var text = word.text[...]
      let upper = text.uppercased()
      if upper == "AND" || upper == "&" || upper == "-" || upper == "--" || upper == "FOR" {
        runs.append([])
        continue
      }
      let opens = text.first == "(" || text.first == ":"
      let isSuffix = suffixes.contains(upper.filter { $0 != "," && $0 != ";" })
      if opens { runs.append([]) }
      while let first = text.first, "(:;,\"".contains(first) { text = text.dropFirst() }
      var ends = false
      while let last = text.last, ",;:)\"".contains(last) {
        ends = true
        text = text.dropLast()
      }
      if text.last == ".", text.count > 3, !suffixes.contains(text.uppercased()) {
        ends = true
        text = text.dropLast()
      }
      guard !text.isEmpty else { continue }
      var bare = word
      if text.utf8.count != word.count { bare = Word(spelled: String(text), at: word.range) }
      if isSuffix, runs[runs.count - 1].isEmpty, runs.count > 1, runs[runs.count - 2].count >= 2 {
        runs[runs.count - 2].append(bare)
      } else {
        runs[runs.count - 1].append(bare)
      }
      if ends { runs.append([]) }
    }
    var single: [Word]?
    for run in runs {
      guard cable.classifiedBy.count < 50 else { return }
      let name = strip(run)
      guard let range = name.range, name.count <= 5, name.allSatisfy({ isNameWord($0.text) }) else {
        continue
      }
      if name.count == 1 {
        // A surname behind a title: `Ambassador Hoagland`.
        if single == nil, run.count > 1, name[0].text.utf8.count >= 3 { single = name }
        continue
      }
      let text = name.joined
      if !cable.classifiedBy.contains(where: { $0.value == text }) {
        cable.classifiedBy.append(Field(text, at: range))
      }
    }
    if cable.classifiedBy.isEmpty, let single, let range = single.range {
      cable.classifiedBy.append(Field(single.joined, at: range))
    }
  }

  /// A run without the titles before and behind the name.
  private static func strip(_ run: [Word]) -> [Word] {
    // `Bureau of Near Eastern Affairs` names nobody.
    if run.count > 3, ["BUREAU", "OFFICE"].contains(run[0].text.uppercased()),
      run[1].text.uppercased() == "OF"
    {
      let last = run[run.count - 1].text.uppercased()
      if last == "AFFAIRS" || last == "STATE" || last == "POLICY" { return [] }
    }
    var name = run[...]
    var isPlace = false
    while let first = name.first, isTitle(first.text), !isInitial(name) {
      // `Ambassador to the OSCE Jane Doe`: where to is no part of the name.
      isPlace = first.text.uppercased() == "TO" || isPlace && first.text.uppercased() == "THE"
      name = name.dropFirst()
    }
    if isPlace { name = name.dropFirst() }
    // What stands before the last title is an office: `EUR Acting DAS Jane Doe`.
    if let title = name.dropFirst().lastIndex(where: { isTitle($0.text) && $0.text.utf8.count > 2 })
    {
      let after = name[(title + 1)...]
      name = after.count >= 2 ? after : name[..<title]
      while let last = name.last, isTitle(last.text) { name = name.dropLast() }
    }
    return Array(name)
  }

  /// `A. Elizabeth Jones`: an initial is no title.
  private static func isInitial(_ name: ArraySlice<Word>) -> Bool {
    guard let first = name.first, first.text.utf8.count == 2, first.text.utf8.last == 0x2E else {
      return false
    }
    return name.count >= 2 && name.count <= 4 && name.dropFirst().allSatisfy { !isTitle($0.text) }
  }

  private static func isTitle(_ word: String) -> Bool {
    var text = word.uppercased()
    while text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    if titles.contains(text) { return true }
    return text.contains("/")
      || text.hasSuffix("COUNS") || text.hasSuffix("COUNSELOR") || text.hasSuffix("OFF")
      || text.hasSuffix("CHIEF") || text.hasSuffix("MINCONS")
      || text.contains(where: \.isNumber)
  }

  private static func isNameWord(_ word: String) -> Bool {
    guard let first = word.first, first.isLetter else { return false }
    // `XXXXXXXXXXXX` stands where a name was taken out.
    if word.utf8.count >= 4, word.utf8.allSatisfy({ $0 == UInt8(ascii: "X") }) { return false }
    let isCapital = first.isUppercase || particles.contains(word.uppercased())
    return isCapital
      && word.allSatisfy {
        $0.isLetter || $0 == "." || $0 == "-" || $0 == "'" || $0 == "’" || $0 == "`"
      }
  }

  /// Words that may stand between a section and its letters.
  private static let joints: Set<String> = [
    "and", "or", "para", "paras", "paragraph", "paragraphs", "section", "sections", "sub",
    "subsection", "subsections", "subparagraph", "subparagraphs", "subpara", "subparas",
  ]

  /// `1.4 (b) and (d)`, `1.4 b/d`, `1,4 (C)`, `1.5(B, D)`.
  private static func reasons(_ words: [Word], into cable: inout Cable) {
    let text = Array(words.joined.lowercased().utf8)
    var index = 0
    var section: String?
    while index < text.count {
      if index + 2 < text.count, text[index] == UInt8(ascii: "1"),
        text[index + 1] == UInt8(ascii: ".") || text[index + 1] == UInt8(ascii: ","),
        text[index + 2] == UInt8(ascii: "4") || text[index + 2] == UInt8(ascii: "5"),
        index == 0 || !text[index - 1].isDigit
      {
        section = text[index + 2] == UInt8(ascii: "4") ? "1.4" : "1.5"
        index += 3
        continue
      }
      if let current = section, text[index].isLetter {
        var end = index
        while end < text.count, text[end].isLetter { end += 1 }
        if end - index == 1, text[index] <= UInt8(ascii: "h") {
          let reason = "\(current)(\(Character(Unicode.Scalar(text[index]))))"
          if !cable.reasons.contains(reason) { cable.reasons.append(reason) }
        } else if !joints.contains(String(decoding: text[index..<end], as: UTF8.self)) {
          section = nil
        }
        index = end
        continue
      }
      index += 1
    }
  }
}
