import Testing

@testable import CableReader
