import Testing

@testable import CableReader
@testable import CableScreen

/// The names of a site's pages hold on every file system.
@Suite struct PageNamesTests {
  @Test("Names that differ by case alone get a number")
  func caseIsFolded() {
    var names = PageNames()
    #expect(names.take("tags/", "PHUM") == "tags/PHUM.html")
    #expect(names.take("tags/", "phum") == "tags/phum-2.html")
    #expect(names.take("tags/", "Phum") == "tags/Phum-3.html")
    #expect(names.take("years/", "PHUM") == "years/PHUM.html")
  }

  @Test("A number that a name has of its own is not given twice")
  func numbersAreNotGivenTwice() {
    var names = PageNames()
    let given = ["a-2", "a", "a", "a-2", "A", "a-2"].map { names.take("", $0).lowercased() }
    #expect(Set(given).count == given.count)
  }

  @Test(
    "A name that Windows keeps for a device is none",
    arguments: ["CON", "nul", "Com1", "LPT9", "aux", "PRN"])
  func devicesAreNoNames(name: String) {
    var names = PageNames()
    #expect(names.take("", name) == "_\(name).html")
  }

  @Test(
    "Nothing leads out of the folder",
    arguments: ["..", "../x", "/etc/passwd", "a/b", "C:\\x", "-rf", "", ".", "a b"])
  func staysInTheFolder(name: String) {
    var names = PageNames()
    let page = names.take("tags/", name)
    #expect(page.hasPrefix("tags/") && page.hasSuffix(".html"))
    let inner = page.dropFirst(5).dropLast(5)
    #expect(!inner.isEmpty && !inner.hasPrefix("-"))
    #expect(inner.utf8.allSatisfy { $0 < 0x80 && !"/\\:. ".utf8.contains($0) })
  }

  @Test("Twenty thousand pages of one name take twenty thousand steps")
  func oneNameManyTimes() {
    var names = PageNames()
    for _ in 0..<20_000 { _ = names.take("cables/2009/", "09ROME12") }
    #expect(names.take("cables/2009/", "09ROME12") == "cables/2009/09ROME12-20001.html")
  }
}
