/// The one place where the version stands; Makefile and packaging read it from here.
enum Version {
  static let current = "0.1.0"
}
