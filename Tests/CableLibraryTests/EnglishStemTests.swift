import Testing

@testable import CableCatalog

/// Porter's own examples for the steps of his algorithm, and words of cables.
@Suite struct EnglishStemTests {
  static let rows: [(word: String, stem: String)] = [
    ("caresses", "caress"), ("ponies", "poni"), ("ties", "ti"), ("caress", "caress"),
    ("cats", "cat"), ("feed", "feed"), ("agreed", "agre"), ("plastered", "plaster"),
    ("bled", "bled"), ("motoring", "motor"), ("sing", "sing"), ("conflated", "conflat"),
    ("troubled", "troubl"), ("sized", "size"), ("hopping", "hop"), ("tanned", "tan"),
    ("falling", "fall"), ("hissing", "hiss"), ("fizzed", "fizz"), ("failing", "fail"),
    ("filing", "file"), ("happy", "happi"), ("sky", "sky"), ("relational", "relat"),
    ("conditional", "condit"), ("rational", "ration"), ("valenci", "valenc"),
    ("digitizer", "digit"), ("conformabli", "conform"), ("radicalli", "radic"),
    ("vietnamization", "vietnam"), ("predication", "predic"), ("operator", "oper"),
    ("feudalism", "feudal"), ("decisiveness", "decis"), ("hopefulness", "hope"),
    ("formaliti", "formal"), ("sensibiliti", "sensibl"), ("triplicate", "triplic"),
    ("formative", "form"), ("formalize", "formal"), ("electriciti", "electr"),
    ("electrical", "electr"), ("hopeful", "hope"), ("goodness", "good"), ("revival", "reviv"),
    ("allowance", "allow"), ("inference", "infer"), ("airliner", "airlin"),
    ("adjustable", "adjust"), ("defensible", "defens"), ("irritant", "irrit"),
    ("replacement", "replac"), ("adjustment", "adjust"), ("dependent", "depend"),
    ("adoption", "adopt"), ("communism", "commun"), ("activate", "activ"), ("effective", "effect"),
    ("bowdlerize", "bowdler"), ("probate", "probat"), ("rate", "rate"), ("cease", "ceas"),
    ("controll", "control"), ("roll", "roll"), ("cartels", "cartel"), ("embassies", "embassi"),
    ("embassy", "embassi"), ("négociation", "négociation"), ("of", "of"), ("f16s", "f16s"),
  ]

  @Test("A word has the stem that Porter's algorithm gives it", arguments: rows)
  func stems(word: String, stem: String) {
    #expect(String(decoding: EnglishStem.stem(of: word.utf8), as: UTF8.self) == stem)
  }

  @Test("The words of a stem begin with all of it but its last letter")
  func neighbours() {
    for (word, stem) in Self.rows {
      #expect(word.utf8.starts(with: stem.utf8.dropLast()), "\(word)")
    }
  }
}
