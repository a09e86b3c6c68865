import Testing

@testable import CableLibrary
